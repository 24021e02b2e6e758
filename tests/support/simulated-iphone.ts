import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { IosSighting } from '../../src-agent/devices/ios/devicectl-list.ts';

/** An iPhone that is set up and plugged in, as the Mac tells of it. */
export const studioPhone: IosSighting = {
  udid: '00008120-000A1B2C3D4E5F60',
  name: 'Studio phone',
  model: 'iPhone 15',
  osVersion: '18.5',
  paired: true,
  developerMode: true,
  developerServices: true,
  reachable: true,
  transport: 'cable',
};

/** The automation app of an iPhone, simulated in a process of its own. */
export type SimulatedIphone = AsyncDisposable & {
  readonly url: string;
  /** Answers nothing any more, or again. */
  readonly freeze: (frozen: boolean) => void;
};

/** Starts it. */
export async function startSimulatedIphone(): Promise<SimulatedIphone> {
  const program = fork(join(import.meta.dirname, '../../src-simulator/wda/main.ts'));
  const [{ url }] = (await once(program, 'message')) as [{ url: string }];
  return {
    url,
    freeze: (frozen) => void program.send(frozen ? 'freeze' : 'thaw'),
    [Symbol.asyncDispose]: async () => {
      const gone = once(program, 'exit');
      program.kill('SIGTERM');
      await gone;
    },
  };
}

import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from '../../../src-shared/domain/task.ts';
import type { Outcome } from '../../outcome.ts';
import type { ProcessHost } from '../../processes/process-host.ts';
import type { Store } from '../../store/store.ts';
import type { Tasks } from '../../tasks/tasks.ts';
import { AppiumHost } from '../appium/appium-host.ts';
import { endLeftoverHost } from '../appium/pid-file.ts';
import type { PhonesBySource } from '../phones-by-source.ts';
import { startRealTimer } from '../timers.ts';
import { IosPhones } from './ios-phones.ts';
import { IosRoom } from './ios-room.ts';
import { startAutomation } from './ios-starts.ts';
import type { MacTools } from './mac-tools.ts';

const idleMs = 10 * 60_000;
const endLimitMs = 20_000;

/** What iPhones are built from. `macTools`: null where this is no Mac, left out where this system decides. */
export type IosParts = {
  readonly store: Store;
  readonly dataDir: string;
  readonly processHost: ProcessHost;
  readonly phones: PhonesBySource;
  readonly tasks: Tasks;
  readonly macTools?: MacTools | null | undefined;
};

/** The iPhones of this computer. */
export interface IosDesk extends AsyncDisposable {
  readonly room: Pick<IosRoom, 'settings' | 'set' | 'setup'>;
  /** Begins to start the automation app on the iPhone with that udid. */
  readonly start: (udid: string) => Outcome<Task>;
}

/**
 * Follows iPhones and makes them reachable, through an Appium of their own. A host that a killed agent left is ended first;
 * on anything but a Mac no Appium is ever started for them.
 */
export async function openIos(parts: IosParts): Promise<IosDesk> {
  const { store, processHost, tasks } = parts;
  await using opening = new AsyncDisposableStack();
  const tools = parts.macTools === undefined ? await toolsOfThisSystem() : parts.macTools;
  const folder = join(parts.dataDir, 'appium-ios');
  if (tools !== null) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await endLeftoverHost(folder);
  }
  const host = opening.use(
    new AppiumHost({
      processHost,
      folder,
      androidHome: '',
      secret: () => randomBytes(16).toString('hex'),
      startTimer: startRealTimer,
      now: () => store.now(),
      idleMs,
      logLevel: 'info',
      drivers: ['xcuitest'],
    }),
  );
  const room = opening.use(new IosRoom({ store, tools, fetch, startTimer: startRealTimer }));
  const phones = new IosPhones({ host, choiceOf: (udid) => room.choiceOf(udid), fetch, endLimitMs });
  parts.phones.serve('ios', phones);
  const owned = opening.move();
  return {
    room,
    start: (udid) => startAutomation({ store, room, phones, tasks, startTimer: startRealTimer }, udid),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function toolsOfThisSystem(): Promise<MacTools | null> {
  return process.platform === 'darwin' ? (await import('./mac-tools.ts')).macTools : null;
}

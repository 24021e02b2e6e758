import { z } from 'zod';
import {
  type SimulatedFault,
  type SimulatedRecord,
  simulatedRecord,
} from '../../src-shared/processes/phone-simulator.ts';

const withUnknownCommands = z.object({ unknownCommands: z.array(z.string()) });

/** The control server of one simulated phone: what it counted, and faults on order. */
export type SimulatedControl = {
  readonly record: () => Promise<SimulatedRecord>;
  /** Commands that were asked of the phone and that it does not know. */
  readonly unknownCommands: () => Promise<readonly string[]>;
  /** The picture of a post, by its place in the record. */
  readonly image: (post: number) => Promise<Buffer>;
  readonly fault: (fault: SimulatedFault) => Promise<void>;
};

/** Speaks to the control server about one phone. */
export function simulatedControl(controlUrl: string, serial: string): SimulatedControl {
  const url = `${controlUrl}/phones/${serial}`;
  const ask = async (): Promise<unknown> => (await fetch(url)).json();
  return {
    record: async () => simulatedRecord.parse(await ask()),
    unknownCommands: async () => withUnknownCommands.parse(await ask()).unknownCommands,
    image: async (post) => Buffer.from(await (await fetch(`${url}/posts/${post}/image`)).arrayBuffer()),
    fault: async (fault) => {
      const answer = await fetch(`${url}/faults`, { method: 'POST', body: JSON.stringify(fault) });
      if (!answer.ok) throw new Error(`the fault ${fault.kind} was refused: ${await answer.text()}`);
    },
  };
}

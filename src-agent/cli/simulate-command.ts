import type { Command } from 'commander';
import { demoPhones } from '../../src-shared/demo-cast.ts';
import type { SimulatedPhone } from '../../src-shared/processes/phone-simulator.ts';
import { AdbClient } from '../devices/adb/adb-client.ts';
import { bootSimulator, simulatorStartLimit } from '../simulation/boot-simulator.ts';
import type { CommandContext } from './command-line.ts';
import { type JsonOption, parsePhoneCount, parsePort, withJson } from './common-options.ts';
import { CommandFailure } from './failure.ts';
import { untilAborted } from './until-aborted.ts';

type SimulateOptions = JsonOption & { readonly count: number; readonly adbPort?: number };

/** `simulate phone`: simulated phones for as long as it runs, connected to an adb server when one is named. */
export function addSimulateCommand(program: Command, context: CommandContext): void {
  const group = program.command('simulate').description('stand-ins for what you do not have at hand');
  withJson(group.command('phone'))
    .description('run simulated Android phones; prints one JSON line when they are ready')
    .option('--count <number>', 'how many', parsePhoneCount, demoPhones.length)
    .option('--adb-port <port>', 'connect them to the adb server on this port', parsePort)
    .action((options: SimulateOptions) => simulatePhones(options, context));
}

async function simulatePhones({ count, adbPort }: SimulateOptions, context: CommandContext): Promise<void> {
  const simulator = context.processHost().fork('phone-simulator');
  try {
    const patience = AbortSignal.any([context.stop, AbortSignal.timeout(simulatorStartLimit)]);
    const { phones, controlUrl } = await bootSimulator(
      simulator,
      { phones: simulatedCast(count) },
      patience,
    ).catch((error: unknown) => {
      throw new CommandFailure(
        'SIMULATOR_ENDED',
        `The simulator did not start: ${error instanceof Error ? error.message : String(error)}.`,
      );
    });
    if (adbPort !== undefined)
      await connectPhones(
        new AdbClient(adbPort),
        phones.map((phone) => `127.0.0.1:${phone.adbPort}`),
      );
    context.terminal.out(JSON.stringify({ ready: true, phones, controlUrl }));
    await Promise.race([simulator.exited, untilAborted(context.stop)]);
    if (!context.stop.aborted) throw new CommandFailure('SIMULATOR_ENDED', 'The simulator ended by itself.');
  } finally {
    simulator.kill('gentle');
    await simulator.exited;
  }
}

/** The first phones are those of the demo; further ones are made up after their pattern. */
function simulatedCast(count: number): SimulatedPhone[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(2, '0');
    return (
      demoPhones[index] ?? {
        serial: `SIM-${number}`,
        model: `Simulated Phone ${number}`,
        accounts: [{ handle: `brand.${number}`, displayName: `Brand ${number}` }],
      }
    );
  });
}

async function connectPhones(adb: AdbClient, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const { connected, message } = await adb.connect(address);
    if (!connected) throw new CommandFailure('ADB_REFUSED', `adb did not connect the phone: ${message}`);
  }
}

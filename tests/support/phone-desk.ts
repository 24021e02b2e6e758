import { nodeProcessHost } from '../../src-agent/cli/composition.ts';
import { AdbClient } from '../../src-agent/devices/adb/adb-client.ts';
import { AdbServer } from '../../src-agent/devices/adb/adb-server.ts';
import { bootSimulator, simulatorStartLimit } from '../../src-agent/simulation/boot-simulator.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import {
  type SimulatedFault,
  type SimulatedPhone,
  type SimulatedRecord,
} from '../../src-shared/processes/phone-simulator.ts';
import { findTestAdb } from './find-test-adb.ts';
import { simulatedControl } from './simulated-control.ts';
import { quietLog } from './quiet-log.ts';

/** Simulated phones in a process of their own on an adb server of their own: they outlive every agent. */
export interface PhoneDesk extends AsyncDisposable {
  readonly adbPort: number;
  readonly phones: readonly SimulatedPhone[];
  /** How adb names a phone. */
  transport(serial: string): string;
  record(serial: string): Promise<SimulatedRecord>;
  fault(serial: string, fault: SimulatedFault): Promise<void>;
  /** How often an account posted that caption, counted by its phone. */
  count(handle: string, caption: string): Promise<number>;
}

/** Starts the desk. `screenMs` and `uploadMs`: how quick screens and uploads are. */
export async function startPhoneDesk(
  phones: readonly SimulatedPhone[],
  pace: { readonly screenMs: number; readonly uploadMs: number },
): Promise<PhoneDesk> {
  await using owned = new AsyncDisposableStack();
  const adbPort = await freePort();
  const adb = new AdbClient(adbPort);
  const binary = findTestAdb();
  if (binary === null) throw new Error('adb is missing: npm test installs it, or: apt-get install adb');
  await owned.use(new AdbServer({ client: adb, binary, isolated: true, env: process.env })).ensure();
  const simulator = nodeProcessHost(quietLog).fork('phone-simulator');
  owned.defer(async () => {
    simulator.kill('hard');
    await simulator.exited;
  });
  const { controlUrl, phones: listening } = await bootSimulator(
    simulator,
    { phones: [...phones], ...pace },
    AbortSignal.timeout(simulatorStartLimit),
  );
  for (const phone of listening) await adb.connect(`127.0.0.1:${phone.adbPort}`);

  const control = (serial: string) => simulatedControl(controlUrl, serial);
  const all = owned.move();
  return {
    adbPort,
    phones,
    transport(serial) {
      const found = listening.find((phone) => phone.serial === serial);
      return `127.0.0.1:${found?.adbPort ?? 0}`;
    },
    record: (serial) => control(serial).record(),
    fault: (serial, fault) => control(serial).fault(fault),
    async count(handle, caption) {
      const phone = phones.find(({ accounts }) => accounts.some((account) => account.handle === handle));
      if (phone === undefined) throw new Error(`@${handle} is on no phone`);
      const { posts } = await control(phone.serial).record();
      return posts.filter((post) => post.handle === handle && post.caption === caption).length;
    },
    [Symbol.asyncDispose]: async () => await all.disposeAsync(),
  };
}

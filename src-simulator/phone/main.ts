import { parentWire } from '../../src-shared/processes/parent-wire.ts';
import { simulatorBoot } from '../../src-shared/processes/phone-simulator.ts';
import { startPhoneSimulator } from './phone-simulator.ts';

const wire = parentWire(process);
if (wire === null)
  throw new Error('this program is started by Switchyard; by hand: npx switchyard simulate phone');

const firstMessage = new Promise<unknown>((resolve) => void wire.onMessage(resolve));
const asked = new Promise<void>((resolve) => {
  wire.onClosed(resolve);
  process.once('SIGTERM', resolve);
});

// Asked to end before it was told what to be, there is nothing to clean up.
const first = await Promise.race([firstMessage, asked.then(() => null)]);
if (first !== null) {
  await using simulator = await startPhoneSimulator(simulatorBoot.parse(first));
  wire.send(simulator.ready);
  await asked;
}
process.exit(0);

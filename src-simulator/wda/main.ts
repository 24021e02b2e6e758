import { parentWire } from '../../src-shared/processes/parent-wire.ts';
import { startSimulatedAgent } from './simulated-agent.ts';

const wire = parentWire(process);
if (wire === null) throw new Error('this program is started by a test or by Switchyard');
const asked = new Promise<void>((resolve) => {
  wire.onClosed(resolve);
  process.once('SIGTERM', resolve);
});
await using agent = await startSimulatedAgent();
wire.onMessage((message) => agent.freeze(message === 'freeze'));
wire.send({ type: 'ready', url: agent.url });
await asked;
process.exit(0);

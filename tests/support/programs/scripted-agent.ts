import { basename } from 'node:path';
import { parentWire } from '../../../src-shared/processes/parent-wire.ts';
import { shellMessage } from '../../../src-shared/processes/shell-wire.ts';

/** An agent whose behaviour is the last part of its data folder's path. It prints what it was given, for a test to look at. */
const wire = parentWire(process);
if (wire === null) throw new Error('started by hand');
process.stdout.write(`argv ${process.argv.slice(2).join(' ')}\nenv ${JSON.stringify(process.env)}\n`);

wire.onMessage((raw) => {
  const message = shellMessage.parse(raw);
  if (message.type === 'boot') {
    const { rootKey } = message.config;
    if (rootKey !== undefined)
      process.stdout.write(`root key of ${rootKey.key.length} letters, ${rootKey.protection}\n`);
    const behaviour = basename(message.config.dataDir);
    if (behaviour === 'dies') process.exit(7);
    if (behaviour === 'refuses')
      wire.send({ type: 'failed', message: 'the database is from a newer version' });
    if (behaviour === 'never-ready' || behaviour === 'refuses') return;
    wire.send({ type: 'ready' });
    if (behaviour === 'blocks-on-stop') process.on('SIGTERM', () => undefined);
    if (behaviour === 'starts-a-child') wire.send({ type: 'fork', id: 1, kind: 'phone-simulator' });
    wire.send({ type: 'status', status: { phones: [], runsGoing: 1, jobsNeedingPerson: 0, storage: 'ok' } });
    wire.send({ type: 'nonsense' });
  }
  if (message.type === 'from-child') process.stdout.write(`child says ${JSON.stringify(message.message)}\n`);
  if (message.type === 'stop') stop();
});

function stop(): void {
  if (process.listenerCount('SIGTERM') > 0) {
    // A loop that does not turn sees neither messages nor SIGTERM.
    for (;;);
  }
  wire?.send({ type: 'stopped' });
}

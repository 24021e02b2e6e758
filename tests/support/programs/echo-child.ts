import { spawn } from 'node:child_process';
import { parentWire } from '../../../src-shared/processes/parent-wire.ts';

/** Says hello, echoes what it is sent, ends, crashes, starts a process of its own or turns deaf when told to. */
const wire = parentWire(process);
if (wire === null) throw new Error('started by hand');
wire.onClosed(() => process.exit(0));
wire.onMessage((message) => {
  if (message === 'end') process.exit(3);
  if (message === 'deaf') process.on('SIGTERM', () => undefined);
  if (message === 'grandchild') {
    const { pid } = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    wire.send({ grandchild: pid });
    return;
  }
  wire.send({ echo: message });
});
process.stdout.write('a line of output\n');
wire.send({ hello: process.argv.length });

import { simulatorBoot } from '../../src-shared/processes/phone-simulator.ts';
import { startPhoneSimulator } from './phone-simulator.ts';

/** The channel to whoever forked this process: Electron's utility process has its own, Node has IPC. */
type ParentPort = {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
};

const parentPort = (process as { readonly parentPort?: ParentPort }).parentPort;

const firstMessage = new Promise<unknown>((resolve) => {
  if (parentPort) parentPort.on('message', ({ data }) => resolve(data));
  else process.once('message', resolve);
});

const asked = new Promise<void>((resolve) => {
  process.once('disconnect', resolve);
  process.once('SIGTERM', resolve);
});

// Asked to end before it was told what to be, there is nothing to clean up.
const first = await Promise.race([firstMessage, asked.then(() => null)]);
if (first !== null) {
  await using simulator = await startPhoneSimulator(simulatorBoot.parse(first));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
  if (parentPort) parentPort.postMessage(simulator.ready);
  else process.send?.(simulator.ready);
  await asked;
}
process.exit(0);

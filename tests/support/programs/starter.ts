import { NodeProcessHost } from '../../../src-agent/processes/node-process-host.ts';

/** Starts the echo program, tells its process id once it is up, and waits to be killed. */
const entry = new URL('echo-child.ts', import.meta.url);
const host = new NodeProcessHost({
  entries: { appium: entry, 'phone-simulator': entry },
  line: () => undefined,
});
const child = host.fork('appium');
child.onMessage(() => process.send?.({ pid: child.pid }));

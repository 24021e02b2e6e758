import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ShellProcessHost } from '../../../../../src-agent/processes/shell-process-host.ts';
import { ProcessBridge } from '../../../../../src-main/core/agent/process-bridge.ts';
import type { ParentWire } from '../../../../../src-shared/processes/parent-wire.ts';
import { childRequest } from '../../../../../src-shared/processes/shell-wire.ts';
import { collectedLog } from '../../../../support/collected-log.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { NodeUtility } from '../../../../support/node-utility.ts';

const echoChild = new URL('../../../../support/programs/echo-child.ts', import.meta.url).pathname;
const env = { PATH: process.env['PATH'] ?? '' };

/** Both ends of the bridge, with every message copied between them as the real channel does. */
describe('the agent starts programs through the shell', { timeout: 30_000 }, () => {
  let utility: NodeUtility;
  let clock: ManualClock;
  let log: ReturnType<typeof collectedLog>;
  let bridge: ProcessBridge;
  let host: ShellProcessHost;
  let refuse: Error | null;
  let toAgent: ((message: unknown) => void)[];

  beforeEach(() => {
    utility = new NodeUtility();
    clock = new ManualClock();
    log = collectedLog();
    refuse = null;
    toAgent = [];
    bridge = new ProcessBridge({
      open: () =>
        refuse === null ? Promise.resolve(utility.fork(echoChild, [], { env })) : Promise.reject(refuse),
      send: (report) => toAgent.forEach((listener) => listener(structuredClone(report))),
      kill: (pid, signal) => process.kill(pid, signal),
      clock,
      log,
    });
    const wire: ParentWire = {
      send: (message) => bridge.receive(childRequest.parse(structuredClone(message))),
      onMessage(listener) {
        const copy = (message: unknown) => listener(message, []);
        toAgent.push(copy);
        return () => void toAgent.splice(toAgent.indexOf(copy), 1);
      },
      onClosed: () => undefined,
    };
    host = new ShellProcessHost(wire);
  });
  afterEach(async () => {
    host[Symbol.dispose]();
    await utility[Symbol.asyncDispose]();
  });

  const start = () => {
    const child = host.fork('phone-simulator');
    const heard: unknown[] = [];
    const stop = child.onMessage((message) => heard.push(message));
    return { child, heard, stop };
  };

  it('carries messages both ways, also those sent before the program was up', async () => {
    const { child, heard, stop } = start();
    child.send({ early: [1n, new Map([['a', 1]])] });
    await vi.waitFor(() => expect(heard).toContainEqual({ echo: { early: [1n, new Map([['a', 1]])] } }));
    expect(child.pid).toBe(utility.started[0]?.pid);
    await vi.waitFor(() => expect(log.lines).toContain('info [phone-simulator] a line of output'));
    stop();
    const count = heard.length;
    child.send({ late: true });
    child.send('end');
    expect(await child.exited).toEqual({ code: 3, signal: null });
    expect(heard).toHaveLength(count);
    child.send({ after: 'the end' });
    child.kill('hard');
  });

  it('keeps two programs apart', async () => {
    const [one, other] = [start(), start()];
    one.child.send({ for: 'one' });
    other.child.send({ for: 'other' });
    await vi.waitFor(() => {
      expect(one.heard).toContainEqual({ echo: { for: 'one' } });
      expect(other.heard).toContainEqual({ echo: { for: 'other' } });
    });
    expect(one.heard).not.toContainEqual({ echo: { for: 'other' } });
    one.child.kill('gentle');
    await one.child.exited;
    other.child.send('again');
    await vi.waitFor(() => expect(other.heard).toContainEqual({ echo: 'again' }));
  });

  it('kills hard what does not end when it is asked to', async () => {
    const { child, heard } = start();
    child.send('deaf');
    child.send('are you deaf');
    await vi.waitFor(() => expect(heard).toContainEqual({ echo: 'are you deaf' }));
    child.kill('gentle');
    child.send('still there?');
    await vi.waitFor(() => expect(heard).toContainEqual({ echo: 'still there?' }));
    child.kill('hard');
    await child.exited;
    expect(utility.started[0]?.signalCode).toBe('SIGKILL');
  });

  it('obeys a kill that came before the program was up', async () => {
    const { child } = start();
    child.kill('hard');
    await child.exited;
  });

  it('reports a program that may not be started as gone, and says why in the log', async () => {
    refuse = new Error('files of its own were altered');
    const { child } = start();
    expect(await child.exited).toEqual({ code: null, signal: null });
    expect(log.lines).toEqual(['error phone-simulator was not started: files of its own were altered']);
  });

  it('ends every program with itself, the deaf ones after three seconds', async () => {
    const { child, heard } = start();
    start();
    child.send('deaf');
    child.send('are you deaf');
    await vi.waitFor(() => expect(heard).toContainEqual({ echo: 'are you deaf' }));
    await vi.waitFor(() => expect(utility.started).toHaveLength(2));
    const [deaf, other] = utility.started;
    if (deaf === undefined || other === undefined) throw new Error('two programs were to be started');
    const otherGone = once(other, 'exit');
    const closed = bridge[Symbol.asyncDispose]();
    await otherGone;
    expect(deaf.exitCode ?? deaf.signalCode).toBeNull();
    clock.advance(3000);
    await closed;
    expect(deaf.signalCode).toBe('SIGKILL');
  });
});

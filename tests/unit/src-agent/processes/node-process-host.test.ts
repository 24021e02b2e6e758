import { fork } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { NodeProcessHost } from '../../../../src-agent/processes/node-process-host.ts';
import { isAlive } from '../../../support/is-alive.ts';

const echoChild = new URL('../../../support/programs/echo-child.ts', import.meta.url);
const starter = new URL('../../../support/programs/starter.ts', import.meta.url);

describe('NodeProcessHost', { timeout: 30_000 }, () => {
  const lines: string[] = [];
  const host = new NodeProcessHost({
    entries: { appium: echoChild, 'phone-simulator': new URL('file:///nowhere/at-all.ts') },
    line: (kind, text) => lines.push(`${kind}: ${text}`),
  });
  const start = () => {
    const child = host.fork('appium');
    const heard: unknown[] = [];
    child.onMessage((message) => heard.push(message));
    return { child, heard };
  };

  it('carries messages both ways and passes on what the program prints', async () => {
    const { child, heard } = start();
    child.send({ big: 2n ** 70n, bytes: new Uint8Array([1, 2]) });
    await vi.waitFor(() =>
      expect(heard).toContainEqual({ echo: { big: 2n ** 70n, bytes: new Uint8Array([1, 2]) } }),
    );
    await vi.waitFor(() => expect(lines).toContain('appium: a line of output'));
    // Nothing but the program's name: what is secret travels as a message.
    expect(heard[0]).toEqual({ hello: 2 });
    child.send('end');
    expect(await child.exited).toEqual({ code: 3, signal: null });
    child.send('after the end');
    child.kill('gentle');
    child.kill('hard');
  });

  it('ends a program with all it started', async () => {
    const { child, heard } = start();
    child.send('grandchild');
    await vi.waitFor(() => expect(heard).toContainEqual({ grandchild: expect.any(Number) }));
    const grandchild = heard
      .map((message) => (message as { grandchild?: number }).grandchild)
      .find((pid) => pid !== undefined);
    if (grandchild === undefined) throw new Error('no grandchild was started');
    expect(isAlive(grandchild)).toBe(true);
    child.kill('hard');
    expect(await child.exited).toEqual({ code: null, signal: 'SIGKILL' });
    await vi.waitFor(() => expect(isAlive(grandchild)).toBe(false));
  });

  it('reports the end of a program that cannot be found', async () => {
    expect(await host.fork('phone-simulator').exited).toMatchObject({ code: 1 });
    expect(lines.some((line) => line.startsWith('phone-simulator: ') && line.includes('at-all.ts'))).toBe(
      true,
    );
  });

  it('lets the program end by itself when whoever started it was killed', async () => {
    const parent = fork(starter, { stdio: 'ignore', serialization: 'advanced' });
    const [message] = (await once(parent, 'message')) as [{ pid: number }];
    expect(isAlive(message.pid)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(message.pid)).toBe(false), { timeout: 10_000 });
  });
});

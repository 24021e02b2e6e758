import { describe, expect, test } from 'vitest';
import { AppiumHost } from '../../../../../src-agent/devices/appium/appium-host.ts';
import type { ProcessHost } from '../../../../../src-agent/processes/process-host.ts';
import { FakeProcess } from '../../../../support/fake-process.ts';
import { ManualTimers } from '../../../../support/manual-timers.ts';

const obedient = (_how: string, process: FakeProcess) => process.end({ code: 0, signal: null });
const never = new AbortController().signal;

function open(onKill: (how: 'gentle' | 'hard', process: FakeProcess) => void = obedient) {
  const timers = new ManualTimers();
  const started: FakeProcess[] = [];
  const processHost: ProcessHost = {
    fork: () => {
      const process = new FakeProcess(onKill);
      started.push(process);
      return process;
    },
  };
  let secrets = 0;
  const host = new AppiumHost({
    processHost,
    folder: '/data/appium',
    androidHome: '/sdk',
    secret: () => `secret${(secrets += 1)}`,
    startTimer: timers.start,
    now: () => timers.now,
    idleMs: 600_000,
    logLevel: 'info',
  });
  const answer = async (count: number) => {
    await expect.poll(() => started[count - 1]?.boot, { interval: 1 }).toBeTruthy();
    started[count - 1]?.say({ type: 'something else' });
    started[count - 1]?.say({ type: 'ready', port: 4000 + count });
  };
  return { host, timers, started, answer };
}

describe('the Appium host', () => {
  test('is started once for all who need it, with a path nobody can guess, and stops when idle', async () => {
    const { host, timers, started, answer } = open();
    expect(started).toHaveLength(0);
    const both = [host.use(never), host.use(never)];
    await answer(1);
    const [first, second] = await Promise.all(both);
    expect(started).toHaveLength(1);
    expect(first?.server).toMatchObject({ port: 4001, basePath: '/secret1' });
    first?.[Symbol.dispose]();
    first?.[Symbol.dispose]();
    timers.advance(700_000);
    expect(started[0]?.kills).toEqual([]);
    second?.[Symbol.dispose]();
    timers.advance(599_999);
    expect(started[0]?.kills).toEqual([]);
    timers.advance(1);
    await started[0]?.exited;
    expect(started[0]?.kills).toEqual(['gentle']);
    await expect.poll(() => second?.server.gone.aborted).toBe(true);
    const third = host.use(never);
    await answer(2);
    expect((await third).server.basePath).toBe('/secret2');
  });

  test('tries three times when it ends before it is ready, then says so', async () => {
    const { host, started, answer } = open();
    const use = host.use(never);
    for (let tries = 1; tries <= 2; tries += 1) {
      await expect.poll(() => started[tries - 1]?.boot, { interval: 1 }).toBeTruthy();
      started[tries - 1]?.end();
    }
    await answer(3);
    expect((await use).server.port).toBe(4003);
    const { host: hopeless, started: dead } = open();
    const refused = expect(hopeless.use(never)).rejects.toMatchObject({ code: 'automation_lost' });
    for (let tries = 1; tries <= 3; tries += 1) {
      await expect.poll(() => dead[tries - 1]?.boot, { interval: 1 }).toBeTruthy();
      dead[tries - 1]?.end();
    }
    await refused;
    expect(dead).toHaveLength(3);
  });

  test('starts again after crashes, waiting longer each time, and at once after a long life', async () => {
    const { host, timers, started, answer } = open();
    const waits = [0, 1000, 2000, 4000];
    for (const [position, wait] of waits.entries()) {
      const use = host.use(never);
      if (position > 0 && wait > 0) {
        await expect.poll(() => timers.count, { interval: 1 }).toBeGreaterThan(0);
        timers.advance(waits[position - 1] ?? 0);
      }
      await answer(position + 1);
      const { server } = await use;
      started[position]?.end({ code: null, signal: 'SIGKILL' });
      await expect.poll(() => server.gone.aborted, { interval: 1 }).toBe(true);
    }
    const late = host.use(never);
    await expect.poll(() => timers.count, { interval: 1 }).toBeGreaterThan(0);
    timers.advance(3999);
    await new Promise((resolve) => void setImmediate(resolve));
    expect(started).toHaveLength(4);
    timers.advance(1);
    await answer(5);
    const { server } = await late;
    timers.advance(60_000);
    started[4]?.end();
    await expect.poll(() => server.gone.aborted, { interval: 1 }).toBe(true);
    const next = host.use(never);
    await answer(6);
    await next;
  });

  test('is ended hard when it does not end by itself, and is not started again', async () => {
    const { host, timers, started, answer } = open((how, process) => {
      if (how === 'hard') process.end({ code: null, signal: 'SIGKILL' });
    });
    const use = host.use(never);
    await answer(1);
    await use;
    const stopped = host[Symbol.asyncDispose]();
    await expect.poll(() => started[0]?.kills, { interval: 1 }).toEqual(['gentle']);
    timers.advance(4000);
    await stopped;
    expect(started[0]?.kills).toEqual(['gentle', 'hard']);
    await expect(host.use(never)).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('is ended at once when the agent stops while it boots', async () => {
    const { host, started } = open();
    const use = host.use(never);
    const refused = expect(use).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(() => started[0]?.boot, { interval: 1 }).toBeTruthy();
    await host[Symbol.asyncDispose]();
    await refused;
    expect(started.map((process) => process.kills)).toEqual([['hard']]);
  });

  test('lets a wait go, and a late hard end does not touch the next server', async () => {
    const { host, started, answer } = open();
    const stop = new AbortController();
    const given = host.use(stop.signal);
    stop.abort();
    await expect(given).rejects.toMatchObject({ code: 'cancelled' });
    const [first, second] = [host.use(never), host.use(never)];
    await answer(1);
    const [one, other] = await Promise.all([first, second]);
    await one.killHard();
    const next = host.use(never);
    await answer(2);
    const fresh = await next;
    await other.killHard();
    expect(fresh.server.gone.aborted).toBe(false);
    expect(started.map((process) => process.kills)).toEqual([['hard'], []]);
  });
});

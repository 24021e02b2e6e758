import { expect, test } from 'vitest';
import { AppiumHost } from '../../../../../src-agent/devices/appium/appium-host.ts';
import { AppiumPool } from '../../../../../src-agent/devices/appium/appium-pool.ts';
import { FakeProcess } from '../../../../support/fake-process.ts';
import { ManualTimers } from '../../../../support/manual-timers.ts';

const never = new AbortController().signal;

/** A pool whose Appium processes start at once and end when they are told to. */
function open(perHost: number) {
  const timers = new ManualTimers();
  const started: FakeProcess[] = [];
  const fork = () => {
    const process = new FakeProcess((_how, it) => it.end({ code: 0, signal: null }));
    started.push(process);
    const port = 4000 + started.length;
    setImmediate(() => process.say({ type: 'ready', port }));
    return process;
  };
  const pool = new AppiumPool({
    perHost,
    openHost: (number) =>
      new AppiumHost({
        processHost: { fork },
        folder: `/data/appium-${number}`,
        androidHome: '/sdk',
        secret: () => 'secret',
        startTimer: timers.start,
        now: () => timers.now,
        idleMs: 600_000,
        logLevel: 'info',
      }),
  });
  return { pool, started };
}

test('one Appium serves all while it has room, then another is started, and freed room is used first', async () => {
  await using opened = open(2).pool;
  const first = await opened.use(never);
  const second = await opened.use(never);
  const third = await opened.use(never);
  expect([first, second, third].map(({ server }) => server.port)).toEqual([4001, 4001, 4002]);
  first[Symbol.dispose]();
  first[Symbol.dispose]();
  expect((await opened.use(never)).server.port).toBe(4001);
  expect(opened.hosts.map(({ sessions }) => sessions)).toEqual([2, 1]);
});

test('a host on which a session hangs is left to run dry: others go on on it, new ones go elsewhere', async () => {
  const { pool, started } = open(10);
  await using opened = pool;
  const hanging = await opened.use(never);
  const working = await opened.use(never);
  expect(await hanging.killHard()).toBe('retired');
  hanging[Symbol.dispose]();
  expect(started[0]?.kills).toEqual([]);
  expect(working.server.gone.aborted).toBe(false);
  expect((await opened.use(never)).server.port).toBe(4002);
  working[Symbol.dispose]();
  await expect.poll(() => working.server.gone.aborted).toBe(true);
  await expect.poll(() => opened.hosts.map(({ number }) => number)).toEqual([2]);
});

test('alone on its host, a session that hangs takes the host with it, and the next one starts it again', async () => {
  const { pool, started } = open(10);
  await using opened = pool;
  const hanging = await opened.use(never);
  expect(await hanging.killHard()).toBe('ended');
  hanging[Symbol.dispose]();
  expect(started[0]?.kills).toEqual(['hard']);
  const next = await opened.use(never);
  expect(next.server.port).toBe(4002);
  expect(opened.hosts).toEqual([{ number: 1, sessions: 1, retired: false }]);
});

test('a host that cannot be waited for holds no place', async () => {
  await using opened = open(1).pool;
  await expect(opened.use(AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  expect(opened.hosts).toEqual([{ number: 1, sessions: 0, retired: false }]);
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CheckResult, PerformCheck } from '../../../../../src-agent/proxies/check/check-result.ts';
import { planNewChecks } from '../../../../../src-agent/proxies/check/check-settings.ts';
import { openProxyRoom } from '../../../../../src-agent/proxies/proxy-room.ts';
import { doAtOnce } from '../../../../../src-agent/steps.ts';
import { openProxyDesk, type ProxyDesk } from '../../../../support/proxy-desk.ts';

const minute = 60_000;
const ok: CheckResult = { outcome: 'ok', latencyMs: 40, exitAddress: '203.0.113.7', detail: 'It works.' };
const refused: CheckResult = {
  outcome: 'refused',
  latencyMs: null,
  exitAddress: null,
  detail: 'Nothing listens.',
};

let desk: ProxyDesk;
let answers: (port: number) => CheckResult | Promise<CheckResult>;
let seen: number[];
let isOnline: boolean;
const perform: PerformCheck = async ({ port }, { signal }) => {
  seen.push(port);
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
  return await Promise.race([Promise.resolve(answers(port)), aborted]);
};

beforeEach(async () => {
  seen = [];
  answers = () => ok;
  isOnline = true;
  desk = await openProxyDesk(perform, () => Promise.resolve(isOnline));
});
afterEach(() => desk[Symbol.asyncDispose]());

async function add(count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let port = 1; port <= count; port += 1)
    ids.push((await desk.client.create({ host: 'gate.example', port })).id);
  return ids;
}
const finished = (id: string) =>
  expect.poll(() => {
    const task = desk.tasks.get(id);
    return task.ok ? task.value.status : null;
  });
const all = { selection: { filter: {} } };
const types = (after: number) => desk.events.read(after, 10_000).map(({ type }) => type);

describe('many checks', () => {
  beforeEach(async () => {
    await desk.client.setCheckSettings({ everyMinutes: 0, atOnce: 8 });
  });

  test('are written in a few lines; what changed has its own; one notice tells what accounts miss', async () => {
    const ids = await add(200);
    desk.addUsers(ids[0] ?? 0, 5);
    desk.addUsers(ids[1] ?? 0, 7);
    await desk.client.update({ id: ids[9] ?? 0, status: 'inactive' });
    answers = (port) => (port <= 3 ? refused : ok);
    const first = await desk.client.checkMany(all);
    expect(first).toMatchObject({ status: 'running', total: 199, title: 'Check 199 proxies' });
    await finished(first.id).toBe('done');
    expect(desk.tasks.get(first.id)).toMatchObject({ value: { done: 199, message: '196 work, 3 do not.' } });
    expect(await desk.client.get({ id: ids[0] ?? 0 })).toMatchObject({
      status: 'active',
      statusReason: 'Nothing listens.',
      failures: 1,
    });
    const before = desk.events.last();
    const second = await desk.client.checkMany(all);
    await finished(second.id).toBe('done');
    const lines = types(before);
    expect(lines.filter((type) => type === 'proxy.updated')).toHaveLength(3);
    expect(lines.filter((type) => type === 'proxy.checked').length).toBeLessThan(10);
    const notices = desk.events.read(0, 10_000).filter(({ type }) => type === 'notice.raised');
    expect(notices.map(({ message }) => message)).toEqual(['2 proxies that 12 accounts use do not work']);
    expect(await desk.client.list({ status: 'error' })).toMatchObject({ total: 3 });
    expect(seen).not.toContain(10);
  });

  test('go on so many at a time, can be cancelled, and keep what is known', async () => {
    await add(60);
    let running = 0;
    let most = 0;
    answers = async (port) => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return port > 30 ? await new Promise<never>(() => undefined) : ok;
    };
    const { id } = await desk.client.checkMany(all);
    await expect.poll(() => seen.length).toBe(38);
    expect(await desk.tasks.cancel(id)).toMatchObject({
      value: { status: 'cancelled', message: '30 work, 0 do not. The rest was not checked.' },
    });
    expect(most).toBe(8);
    const { items } = await desk.client.list({});
    expect(items.filter(({ lastCheck }) => lastCheck !== null)).toHaveLength(30);
    expect(items.every(({ failures }) => failures === 0)).toBe(true);
  });

  test('blame nobody when this computer is offline, and somebody when only they are silent', async () => {
    const ids = await add(3);
    desk.addUsers(ids[0] ?? 0, 2);
    const silent: CheckResult = { ...refused, outcome: 'dns', nothingReached: true };
    answers = () => silent;
    isOnline = false;
    const before = desk.events.last();
    for (let round = 0; round < 3; round += 1) {
      const { id } = await desk.client.checkMany(all);
      await finished(id).toBe('done');
      expect(desk.tasks.get(id)).toMatchObject({ value: { message: expect.stringContaining('offline') } });
    }
    await expect(desk.client.check({ id: ids[0] ?? 0 })).rejects.toThrow('offline');
    expect(types(before).filter((type) => type !== 'task.updated')).toEqual([]);
    const untouched = { failures: 0, lastCheck: null, status: 'active' };
    expect((await desk.client.list({})).items).toMatchObject([untouched, untouched, untouched]);

    // One that answers, if only to refuse, shows that there is a network.
    answers = (port) => (port === 3 ? refused : silent);
    await finished((await desk.client.checkMany(all)).id).toBe('done');
    expect((await desk.client.list({})).items.map(({ failures }) => failures)).toEqual([1, 1, 1]);
    isOnline = true;
    answers = () => silent;
    await finished((await desk.client.checkMany(all)).id).toBe('done');
    expect((await desk.client.list({})).items.map(({ status }) => status)).toEqual([
      'error',
      'error',
      'error',
    ]);
  });

  test('end with the agent', async () => {
    answers = () => new Promise<never>(() => undefined);
    const ended = await openProxyDesk(perform);
    const { id } = await ended.client.create({ host: 'gate.example', port: 1 });
    await ended.client.checkMany({ selection: { ids: [id] } });
    void ended.client.check({ id }).catch(() => undefined);
    await expect.poll(() => seen.length).toBeGreaterThan(1);
    await ended[Symbol.asyncDispose]();
  });

  test('of what a person changes meanwhile are dropped', async () => {
    const [id = 0] = await add(1);
    const answer = Promise.withResolvers<CheckResult>();
    answers = () => answer.promise;
    const checking = desk.client.check({ id });
    await expect.poll(() => seen.length).toBe(1);
    desk.clock.at += 1;
    await desk.client.update({ id, port: 99 });
    answer.resolve(refused);
    expect(await checking).toMatchObject({ port: 99, failures: 0, lastCheck: null });
  });

  test('leave the newest two hundred of each proxy', async () => {
    const [id = 0] = await add(1);
    for (let round = 0; round < 205; round += 1) await desk.client.check({ id });
    const kept = await desk.client.checks({ id, limit: 500 });
    expect(kept).toHaveLength(200);
    expect(kept[0]?.id).toBe(205);
  });
});

describe('checks by themselves', () => {
  test('a new proxy is checked at once, then when it is due, then less often while it fails', async () => {
    const [id = 0] = await add(1);
    const until = (count: number) => expect.poll(() => seen.length).toBe(count);
    const settled = async (count: number) => {
      await until(count);
      await expect
        .poll(() => {
          // What waits to be written, and the timer after it, are set when the check is over.
          desk.advance(300);
          return desk.events.read(0, 1_000).filter(({ type }) => type === 'proxy.checked').length;
        })
        .toBe(count);
      await expect.poll(() => desk.timers.count).toBe(1);
    };
    await settled(1);
    desk.advance(29 * minute);
    expect(seen).toHaveLength(1);
    desk.advance(2 * minute);
    await settled(2);
    answers = () => refused;
    desk.advance(32 * minute);
    await settled(3);
    desk.advance(32 * minute);
    await settled(4);
    expect(await desk.client.get({ id })).toMatchObject({ status: 'error', failures: 2 });
    desk.advance(50 * minute);
    expect(seen).toHaveLength(4);
    answers = () => ok;
    desk.advance(15 * minute);
    await settled(5);
    expect(await desk.client.get({ id })).toMatchObject({ status: 'active', failures: 0 });
  });

  test('survive a restart: what became due meanwhile is checked when the agent starts', async () => {
    await desk.client.setCheckSettings({ everyMinutes: 0 });
    const [id = 0] = await add(1);
    const { store } = desk;
    store.write((tx) => tx.run(tx.query.updateTable('proxy').set({ next_check_at: store.now() - 1 })));
    await using _restarted = openProxyRoom(desk.parts);
    await expect.poll(() => seen).toEqual([id]);
  });

  test('are planned for what was imported, once all of it is to be seen', async () => {
    await desk.client.setCheckSettings({ everyMinutes: 10 });
    const [id = 0] = await add(1);
    await expect.poll(() => seen).toEqual([1]);
    const { store } = desk;
    const batch = { uid: 'b', kind: 'proxies' as const, file_name: 'p.csv', state_json: '{}', created_at: 0 };
    store.write((tx) => {
      tx.run(tx.query.insertInto('import_batch').values({ ...batch, id: 9, status: 'applying' }));
      tx.run(tx.query.updateTable('proxy').set({ next_check_at: null, updated_at: 1 }));
    });
    doAtOnce(planNewChecks(store));
    expect(await desk.client.get({ id })).toMatchObject({ nextCheckAt: null });
    store.write((tx) => tx.run(tx.query.updateTable('import_batch').set({ status: 'applied' })));
    doAtOnce(planNewChecks(store));
    expect((await desk.client.get({ id })).nextCheckAt).not.toBeNull();
  });

  test('are spread over the interval, none for what is off, and none at all with 0', async () => {
    await desk.client.setCheckSettings({ everyMinutes: 0 });
    const ids = await add(40);
    await desk.client.update({ id: ids[0] ?? 0, status: 'banned' });
    expect(await desk.client.setCheckSettings({ everyMinutes: 10 })).toMatchObject({ everyMinutes: 10 });
    const due = (await desk.client.list({})).items.map(({ nextCheckAt }) =>
      nextCheckAt === null ? null : (Date.parse(nextCheckAt) - desk.clock.at) / minute,
    );
    expect(due[0]).toBeNull();
    const times = due
      .slice(1)
      .map(Number)
      .toSorted((one, other) => one - other);
    expect(times[0]).toBeGreaterThanOrEqual(0);
    expect(times.at(-1)).toBeLessThan(10);
    for (const [index, time] of times.entries()) expect(time - (times[index - 1] ?? time)).toBeLessThan(1);
    await desk.client.setCheckSettings({ everyMinutes: 0 });
    expect((await desk.client.list({})).items.every(({ nextCheckAt }) => nextCheckAt === null)).toBe(true);
    expect(desk.log.lines).toEqual([]);
  });
});

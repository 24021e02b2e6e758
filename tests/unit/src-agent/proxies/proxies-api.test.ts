import { safe } from '@orpc/client';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startRealTimer } from '../../../../src-agent/devices/timers.ts';
import { realCheck } from '../../../../src-agent/proxies/proxy-room.ts';
import { closedPort, ProxyServers, seenAddress } from '../../../support/proxy-servers.ts';
import { openProxyDesk, type ProxyDesk } from '../../../support/proxy-desk.ts';

let desk: ProxyDesk;
beforeEach(async () => {
  desk = await openProxyDesk(() =>
    Promise.resolve({ outcome: 'ok', latencyMs: 40, exitAddress: '203.0.113.7', detail: 'It works.' }),
  );
  await desk.client.setCheckSettings({ everyMinutes: 0 });
});
afterEach(() => desk[Symbol.asyncDispose]());

const gate = { host: 'Gate.Example', port: 8000, username: 'agency', password: 'hush-hush' };
const refusal = async (call: Promise<unknown>) => (await safe(call)).error;

describe('one proxy', () => {
  test('is kept with all its fields, its password in the vault only', async () => {
    const { client, store, secrets } = desk;
    const made = await client.create({ ...gate, label: 'Berlin', protocol: 'socks5', type: 'mobile' });
    expect(made).toMatchObject({
      name: 'Berlin',
      host: 'gate.example',
      protocol: 'socks5',
      type: 'mobile',
      username: 'agency',
      hasPassword: true,
      status: 'active',
      lastCheck: null,
      accounts: 0,
    });
    expect(secrets.read({ kind: 'proxy', ...made }, 'password')).toEqual({
      state: 'found',
      plain: 'hush-hush',
    });
    await client.update({ id: made.id, password: 'other-hush' });
    const written = [made, desk.events.read(0, 100), store.all(store.query.selectFrom('proxy').selectAll())];
    expect(JSON.stringify(written)).not.toMatch(/hush/);
    expect(await client.update({ id: made.id, label: null, password: null, username: null })).toMatchObject({
      name: 'gate.example:8000',
      hasPassword: false,
      username: null,
    });
    expect(await client.get({ id: made.id })).toMatchObject({ name: 'gate.example:8000' });
  });

  test('is there once with the same address, protocol and username', async () => {
    const { client } = desk;
    await client.create(gate);
    const other = await client.create({ ...gate, username: 'another' });
    const taken = {
      code: 'INVALID',
      message: 'gate.example:8000 over http with this username is already in the list.',
      data: { issues: [{ path: 'host' }] },
    };
    expect(await refusal(client.create({ ...gate, host: 'GATE.example' }))).toMatchObject(taken);
    expect(await refusal(client.update({ id: other.id, username: 'agency' }))).toMatchObject(taken);
    expect(await client.update({ id: other.id, username: 'another' })).toMatchObject({ id: other.id });
  });

  test('that is reached differently is as good as new; a new label changes nothing', async () => {
    const { client } = desk;
    const { id } = await client.create(gate);
    expect(await client.check({ id })).toMatchObject({ lastCheck: { outcome: 'ok', latencyMs: 40 } });
    expect(await client.update({ id, label: 'Berlin' })).toMatchObject({ lastCheck: { outcome: 'ok' } });
    expect(await client.update({ id, port: 8001 })).toMatchObject({ lastCheck: null, failures: 0 });
    expect(await client.checks({ id })).toMatchObject([{ outcome: 'ok', exitAddress: '203.0.113.7' }]);
    expect(await client.update({ id, status: 'banned' })).toMatchObject({
      status: 'banned',
      nextCheckAt: null,
    });
    expect(await client.update({ id, password: 'new' })).toMatchObject({
      status: 'banned',
      nextCheckAt: null,
    });
    expect(await client.check({ id })).toMatchObject({ status: 'banned', lastCheck: { outcome: 'ok' } });
  });

  test('that accounts use is removed only when that is meant; its secret goes with it', async () => {
    const { client, store } = desk;
    const { id } = await client.create(gate);
    desk.addUsers(id, 2);
    expect(await client.get({ id })).toMatchObject({ accounts: 2 });
    expect(await refusal(client.delete({ id }))).toMatchObject({
      code: 'CONFLICT',
      data: { reason: 'in_use' },
      message: '2 accounts use gate.example:8000. Give them another proxy first, or remove it all the same.',
    });
    await client.delete({ id, evenIfUsed: true });
    expect(desk.events.read(0, 100).at(-1)).toMatchObject({
      type: 'proxy.deleted',
      message: 'Proxy gate.example:8000 was removed; 2 accounts have none now',
    });
    expect(store.all(store.query.selectFrom('account').select('proxy_id'))).toEqual([
      { proxy_id: null },
      { proxy_id: null },
    ]);
    expect(store.all(store.query.selectFrom('secret').selectAll())).toEqual([]);
    expect(await refusal(client.get({ id }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('many proxies', () => {
  const many = 2_500;

  beforeEach(() => {
    const { store } = desk;
    const insert = sql`
      WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${many})
      INSERT INTO proxy (uid, host, port, protocol, type, username, status, latency_ms, created_at, updated_at)
      SELECT printf('%036d', n), 'h' || (n % 7) || '.example', n, iif(n % 3, 'http', 'socks5'), iif(n % 2, 'mobile', 'datacenter'),
        'under_score', iif(n % 10, 'active', 'banned'), iif(n % 5, n % 11, NULL), 0, 0 FROM number`;
    store.write((tx) => tx.run({ compile: () => insert.compile(tx.query) }));
    for (const id of [3, 4, 5]) desk.addUsers(id, id);
  });

  const orders = ['id', 'host', 'status', 'latencyMs', 'accounts'] as const;
  test.each(orders.flatMap((field) => [field, `-${field}`] as const))(
    'are listed by %s, page after page, each once, and by jumping',
    async (sort) => {
      const { client } = desk;
      const ids: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await client.list({ limit: 499, sort, ...(cursor === undefined ? {} : { cursor }) });
        expect(page.total).toBe(many);
        ids.push(...page.items.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(ids).size).toBe(many);
      const jumped = await client.list({ limit: 10, sort, offset: 1_234 });
      expect(jumped.items.map(({ id }) => id)).toEqual(ids.slice(1_234, 1_244));
    },
  );

  test('are ordered as a person means it', async () => {
    const { client } = desk;
    const busiest = await client.list({ limit: 4, sort: '-accounts' });
    expect(busiest.items.map(({ id, accounts }) => [id, accounts])).toEqual([
      [5, 5],
      [4, 4],
      [3, 3],
      [many, 0],
    ]);
    const fastest = await client.list({ limit: 500, sort: 'latencyMs' });
    expect(fastest.items[0]?.id).toBe(11);
    expect(await refusal(client.list({ sort: 'host', cursor: busiest.next ?? 'rubbish' }))).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'cursor' }] },
    });
  });

  test('are found by what they are; signs of patterns are meant as they are', async () => {
    const { client } = desk;
    const total = async (filter: Parameters<typeof client.list>[0]) => (await client.list(filter)).total;
    expect(await total({ status: 'banned' })).toBe(250);
    expect(await total({ status: 'banned', type: 'mobile' })).toBe(0);
    expect(await total({ protocol: 'socks5', used: 'yes' })).toBe(1);
    expect(await total({ used: 'no' })).toBe(many - 3);
    expect(await total({ search: 'h1.example:8' })).toBe(await total({ search: 'H1.EXAMPLE:8' }));
    expect(await total({ search: 'h1.example:2493' })).toBe(1);
    expect(await total({ search: 'under_score' })).toBe(many);
    expect(await total({ search: 'under%score' })).toBe(0);
  });

  test('of an import that nobody sees yet are not shown, counted or touched', async () => {
    const { client, store } = desk;
    store.write((tx) => {
      const batch = {
        uid: 'b',
        kind: 'proxies' as const,
        file_name: 'p.csv',
        state_json: '{}',
        created_at: 0,
      };
      tx.run(tx.query.insertInto('import_batch').values({ ...batch, id: 9, status: 'applying' }));
      tx.run(tx.query.updateTable('proxy').set({ import_id: 9 }).where('id', '<=', 1_000));
    });
    expect(await client.list({ limit: 1 })).toMatchObject({ total: 1_500, items: [{ id: 1_001 }] });
    expect(await refusal(client.get({ id: 1 }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await client.change({ selection: { ids: [1, 2, 2_000] }, change: { type: 'residential' } }),
    ).toEqual({
      changed: 1,
    });
    store.write((tx) => tx.run(tx.query.updateTable('import_batch').set({ status: 'applied' })));
    expect(await client.list({ importId: 9, limit: 1 })).toMatchObject({ total: 1_000 });
  });

  test('are changed and removed together, named or filtered', async () => {
    const { client } = desk;
    const before = desk.events.last();
    const off = await client.change({
      selection: { filter: { type: 'mobile' } },
      change: { status: 'inactive' },
    });
    expect(off).toEqual({ changed: 1_250 });
    expect(await client.list({ status: 'inactive', limit: 1 })).toMatchObject({ total: 1_250 });
    expect(desk.events.last() - before).toBeLessThan(5);
    const ids = { ids: [1, 3, 4, 5, 5, 9_999] };
    expect(await client.dependents({ selection: ids })).toEqual({ proxies: 4, accounts: 12 });
    expect(await client.remove({ selection: ids })).toEqual({ removed: 4, accountsWithout: 12 });
    const rest = await client.remove({ selection: { filter: {} } });
    expect(rest).toEqual({ removed: many - 4, accountsWithout: 0 });
    expect(await client.list({})).toEqual({ items: [], total: 0, next: null });
  });
});

test('from adding real proxies to knowing which of them work', async () => {
  await using servers = new ProxyServers();
  await using real = await openProxyDesk(realCheck(startRealTimer));
  const { client } = real;
  const testAddress = await servers.testAddress();
  await client.setCheckSettings({ everyMinutes: 0, testAddress, timeoutSeconds: 5, atOnce: 4 });
  expect(await client.checkSettings({})).toEqual({
    everyMinutes: 0,
    testAddress,
    timeoutSeconds: 5,
    atOnce: 4,
  });
  const who = { username: 'agency', password: 'hush-hush' };
  const host = '127.0.0.1';
  const good = await client.create({ host, port: await servers.http(who), ...who });
  await client.create({ host, port: await servers.socks(who), protocol: 'socks5', ...who });
  const locked = await client.create({ host, port: good.port, username: 'agency', protocol: 'socks5' });
  const dead = await client.create({ host, port: await closedPort() });
  expect(await client.check({ id: good.id })).toMatchObject({
    lastCheck: { outcome: 'ok', exitAddress: seenAddress },
  });
  for (let round = 0; round < 2; round += 1) {
    const { id } = await client.checkMany({ selection: { filter: {} } });
    await expect
      .poll(() => real.tasks.get(id))
      .toMatchObject({
        value: { status: 'done', message: '2 work, 2 do not.' },
      });
  }
  expect(await client.list({ status: 'active' })).toMatchObject({ total: 2 });
  expect(await client.get({ id: dead.id })).toMatchObject({
    status: 'error',
    lastCheck: { outcome: 'refused' },
  });
  expect(await client.get({ id: locked.id })).toMatchObject({ lastCheck: { outcome: 'wrong_answer' } });
  expect(JSON.stringify(real.events.read(0, 1_000))).not.toContain('hush');
  expect(real.log.lines).toEqual([]);
});

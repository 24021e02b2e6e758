import { safe } from '@orpc/client';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restClient } from '../../src-agent/cli/agent-connection.ts';
import type { Agent } from '../../src-agent/main.ts';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startPlainAgent } from '../support/plain-agent.ts';

const owned = new AsyncDisposableStack();
let agent: Agent;
let client: AgentClient;
let all: Account[];

beforeAll(async () => {
  const folder = owned.use(temporaryFolder());
  agent = owned.use(await startPlainAgent(folder.path));
  client = restClient({ url: agent.http?.url ?? '', token: agent.http?.token ?? '' }, fetch) as AgentClient;
  for (let index = 0; index < 90; index += 1) {
    const platform = (['instagram', 'threads', 'tiktok'] as const)[index % 3] ?? 'instagram';
    const { id } = await agent.client.accounts.create({
      platform,
      // The same handle on three platforms, the same name and client many times: ties everywhere.
      handle: `brand.${(Math.floor(index / 3) * 7) % 30}`,
      displayName: ['Harbor', 'harbor', 'Lumen & Co', '100%_sure', 'Ünal'][index % 5] ?? '',
      client: index % 4 === 0 ? null : `Client ${index % 3}`,
      tags: index % 2 === 0 ? ['even', `t${index % 5}`] : [],
      email: index % 7 === 0 ? `mail${index}@example.com` : null,
      ownershipConfirmed: true,
    });
    if (index % 6 === 0) await agent.client.accounts.update({ id, status: 'inactive' });
    if (index % 11 === 0) await agent.client.accounts.archive({ id });
  }
  all = (await client.accounts.list({ limit: 500, archived: 'all' })).items;
});
afterAll(() => owned.disposeAsync());

const orders = {
  id: (one: Account, other: Account) => one.id - other.id,
  handle: (one: Account, other: Account) => compare(one.handle, other.handle) || one.id - other.id,
  displayName: (one: Account, other: Account) =>
    compare(lower(one.displayName), lower(other.displayName)) || one.id - other.id,
  status: (one: Account, other: Account) => compare(one.status, other.status) || orders.handle(one, other),
  client: (one: Account, other: Account) =>
    compare(one.client ?? '', other.client ?? '') || orders.handle(one, other),
  lastUsedAt: (one: Account, other: Account) =>
    compare(one.lastUsedAt ?? '', other.lastUsedAt ?? '') || one.id - other.id,
};
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
/** Letters of the alphabet only, as SQLite's NOCASE does. */
const lower = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

const filter = fc.record(
  {
    platform: fc.constantFrom('instagram' as const, 'tiktok' as const),
    status: fc.constantFrom('active' as const, 'inactive' as const, 'banned' as const),
    tag: fc.constantFrom('even', 't3', 'none'),
    client: fc.constantFrom('Client 1', 'Client 9'),
    search: fc.constantFrom('@brand.1', 'HARBOR', '%_', 'mail', 'nowhere', ' '),
    proxyId: fc.constant('none' as const),
    deviceId: fc.constantFrom('none' as const, 4711),
    archived: fc.constantFrom('no' as const, 'only' as const, 'all' as const),
  },
  { requiredKeys: [] },
);
type Filter = typeof filter extends fc.Arbitrary<infer Value> ? Value : never;

function meets(account: Account, asked: Filter): boolean {
  const text = (asked.search ?? '').trim().replace(/^@/, '').toLowerCase();
  const archived = asked.archived ?? 'no';
  return (
    (asked.platform === undefined || account.platform === asked.platform) &&
    (asked.status === undefined || account.status === asked.status) &&
    (asked.tag === undefined || account.tags.includes(asked.tag)) &&
    (asked.client === undefined || account.client === asked.client) &&
    (asked.deviceId === undefined || asked.deviceId === 'none') &&
    (archived === 'all' || (archived === 'only') === (account.archivedAt !== null)) &&
    [account.handle, account.displayName, account.email ?? ''].some((each) =>
      each.toLowerCase().includes(text),
    )
  );
}

test('walking any order of any filter, by cursor or by offset, sees each account once and in order', async () => {
  expect(all).toHaveLength(90);
  const walk = fc.record({
    asked: filter,
    field: fc.constantFrom(...(Object.keys(orders) as (keyof typeof orders)[])),
    descending: fc.boolean(),
    limit: fc.integer({ min: 1, max: 40 }),
    byOffset: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(walk, async ({ asked, field, descending, limit, byOffset }) => {
      const ascending = all.filter((account) => meets(account, asked)).toSorted(orders[field]);
      const expected = (descending ? ascending.toReversed() : ascending).map(({ id }) => id);
      const sort = descending ? (`-${field}` as const) : field;
      const seen: number[] = [];
      for (let next: string | null = ''; next !== null;) {
        const place = byOffset ? { offset: seen.length } : next === '' ? {} : { cursor: next };
        const page = await client.accounts.list({ ...asked, sort, limit, ...place });
        expect(page.total).toBe(expected.length);
        seen.push(...page.items.map(({ id }) => id));
        next = page.next;
      }
      expect(seen).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

test('a place of another order, or none at all, is refused with its field', async () => {
  const { next } = await client.accounts.list({ sort: 'handle', limit: 1 });
  const rubbish = [next ?? '', 'rubbish', Buffer.from('["id","1"]').toString('base64url')];
  for (const cursor of rubbish)
    expect((await safe(client.accounts.list({ sort: 'id', cursor }))).error).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'cursor' }] },
    });
});

test('many are changed at once and back again; totals and facets follow at once', async () => {
  const selection = { filter: { tag: 'even', archived: 'no' as const } };
  const { total } = await client.accounts.list({ tag: 'even' });
  const change = { addTags: ['spring'], client: 'Lumen', status: 'cooldown' as const };
  const { changed, undo } = await client.accounts.change({ selection, change });
  expect(changed).toBe(total);
  expect((await client.accounts.list({ client: 'Lumen', status: 'cooldown', tag: 'spring' })).total).toBe(
    total,
  );
  const [first] = (await client.accounts.list({ client: 'Lumen', limit: 1 })).items;
  expect(Date.parse(first?.cooldownUntil ?? '')).toBeGreaterThan(Date.now());
  expect((await client.accounts.facets({})).tags).toContainEqual({ value: 'spring', count: total });
  expect(await client.accounts.undoChange({ undo })).toEqual({ changed: total, leftAlone: 0 });
  expect((await client.accounts.list({ client: 'Lumen' })).total).toBe(0);
  const back = (await client.accounts.list({ limit: 500, archived: 'all' })).items;
  expect(back.map((each) => ({ ...each, updatedAt: '' }))).toEqual(
    all.map((each) => ({ ...each, updatedAt: '' })),
  );
});

test('refusals name the field or what to do', async () => {
  const id = all[1]?.id ?? 0;
  const refused = async (call: Promise<unknown>) => (await safe(call)).error;
  expect(await refused(client.accounts.update({ id, proxyId: 4711, timezone: 'Berlin' }))).toMatchObject({
    data: { issues: [{ path: 'timezone' }] },
  });
  expect(await refused(client.accounts.update({ id, profileId: 4711 }))).toMatchObject({
    code: 'INVALID',
    data: { issues: [{ path: 'profileId' }] },
  });
  const change = { proxyIds: [4711] };
  expect(await refused(client.accounts.change({ selection: { ids: [id] }, change }))).toMatchObject({
    code: 'INVALID',
    data: { issues: [{ path: 'proxyIds' }] },
  });
  expect(await refused(client.accounts.testLogin({ id }))).toMatchObject({
    code: 'CONFLICT',
    data: { reason: 'no_route' },
  });
  expect(await refused(client.accounts.testLogin({ id, via: 'phone' }))).toMatchObject({
    data: { issues: [{ path: 'via' }] },
  });
  expect(await refused(client.accounts.showPassword({ id, confirmed: true }))).toMatchObject({
    data: { reason: 'no_password' },
  });
});

import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dependentsOf } from '../../../../src-agent/accounts/account-dependents.ts';
import { facetsOf } from '../../../../src-agent/accounts/account-facets.ts';
import { selectedIds } from '../../../../src-agent/accounts/account-selection.ts';
import { changeMany } from '../../../../src-agent/accounts/bulk-change.ts';
import { removeMany } from '../../../../src-agent/accounts/bulk-remove.ts';
import { takeBackUnfinished, undoMany } from '../../../../src-agent/accounts/bulk-undo.ts';
import { doAtOnce } from '../../../../src-agent/steps.ts';
import { EventLog } from '../../../../src-agent/store/event-log.ts';
import type { Account, AccountBulkChange } from '../../../../src-shared/domain/account.ts';
import { type AccountsDesk, openAccountsDesk, valueOf } from '../../../support/accounts-desk.ts';

let desk: AccountsDesk;
beforeEach(async () => {
  desk = await openAccountsDesk();
});
afterEach(() => desk[Symbol.dispose]());

const addMany = (count: number) => Array.from({ length: count }, (_, index) => desk.add(`brand.${index}`));
const change = (ids: readonly number[], asked: AccountBulkChange) =>
  valueOf(doAtOnce(changeMany(desk.store, ids, asked)));
const undo = (id: string) => doAtOnce(undoMany(desk.store, id));
/** Everything of all accounts but when they were last written. */
const everything = () =>
  valueOf(desk.accounts.list({ limit: 500, archived: 'all' })).items.map((each) => ({
    ...each,
    updatedAt: '',
  }));
const count = (of: (account: Account) => unknown) =>
  Object.values(
    Object.groupBy(valueOf(desk.accounts.list({ limit: 500 })).items, (each) => String(of(each))),
  ).map((group) => group?.length ?? 0);
const ascending = (one: number, other: number) => one - other;

test('proxies are dealt out evenly, and one event tells of it all', () => {
  const ids = addMany(100);
  const proxyIds = ['a', 'b', 'c'].map((name) => desk.addProxy(name));
  const { changed, undo: token } = change(ids, { proxyIds: [...proxyIds, ...proxyIds], addTags: ['spring'] });
  expect(changed).toBe(100);
  expect(count(({ proxyId }) => proxyId).toSorted(ascending)).toEqual([33, 33, 34]);
  const events = new EventLog(desk.store).read(0, 1000).filter(({ type }) => type === 'account.bulk_changed');
  expect(events).toMatchObject([{ data: { count: 100, ids, undo: token } }]);
  expect(facetsOf(desk.store, desk.accounts.rows.counts).tags).toEqual([{ value: 'spring', count: 100 }]);
});

test('whatever is changed, its undo restores it exactly, and only once', () => {
  const ids = addMany(7);
  const proxies = ['a', 'b'].map((name) => desk.addProxy(name));
  for (const id of ids.slice(0, 4))
    valueOf(
      desk.accounts.update(id, {
        tags: ['kept', `own ${id}`],
        client: 'Harbor',
        proxyId: proxies[0] ?? null,
      }),
    );
  valueOf(desk.accounts.update(ids[5] ?? 0, { status: 'cooldown', statusReason: 'Resting' }));
  const asked = fc.record(
    {
      addTags: fc.subarray(['kept', 'new', 'other']),
      removeTags: fc.subarray(['kept', 'own 1', 'absent']),
      proxyIds: fc.subarray(proxies),
      client: fc.constantFrom('Harbor', 'Lumen', null),
      timezone: fc.constantFrom('Europe/Berlin', null),
      status: fc.constantFrom('active' as const, 'inactive' as const, 'cooldown' as const),
      archived: fc.boolean(),
    },
    { requiredKeys: ['addTags', 'client'] },
  );
  fc.assert(
    fc.property(asked, fc.subarray(ids, { minLength: 1 }), (bulk, some) => {
      const before = everything();
      const { changed, undo: token } = change(some, bulk);
      expect(undo(token)).toEqual({ ok: true, value: { changed, leftAlone: 0 } });
      expect(everything()).toEqual(before);
      expect(undo(token)).toMatchObject({ refusal: { reason: 'undone' } });
    }),
    { numRuns: 60 },
  );
  expect(undo('4711')).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
});

test('an undo leaves alone what others changed since in the same fields, and counts it', () => {
  const ids = addMany(4);
  const { undo: token } = change(ids, { client: 'Lumen', addTags: ['spring'] });
  valueOf(desk.accounts.update(ids[0] ?? 0, { client: 'Mine' }));
  valueOf(desk.accounts.update(ids[1] ?? 0, { notes: 'not the same field' }));
  valueOf(desk.accounts.delete(ids[2] ?? 0));
  expect(undo(token)).toMatchObject({ value: { changed: 2, leftAlone: 1 } });
  expect(count(({ client }) => client).toSorted(ascending)).toEqual([1, 2]);
  expect(valueOf(desk.accounts.get(ids[0] ?? 0))).toMatchObject({ client: 'Mine', tags: ['spring'] });
});

test('all or none: what is not there is refused with its field, also when it goes in the middle', () => {
  const ids = addMany(1200);
  const proxy = desk.addProxy('a');
  expect(doAtOnce(changeMany(desk.store, ids, { proxyIds: [proxy, 99], client: 'Lumen' }))).toMatchObject({
    refusal: { issues: [{ path: 'proxyIds' }] },
  });
  expect(doAtOnce(changeMany(desk.store, ids, {}))).toMatchObject({ refusal: { code: 'INVALID' } });
  const steps = changeMany(desk.store, ids, { proxyIds: [proxy], client: 'Lumen' });
  steps.next();
  expect(valueOf(desk.accounts.list({ limit: 1, client: 'Lumen' })).total).toBe(500);
  valueOf(desk.accounts.update(ids[0] ?? 0, { notes: 'written in between' }));
  desk.run('DELETE FROM proxy');
  expect(doAtOnce(steps)).toMatchObject({ refusal: { issues: [{ path: 'proxyIds' }] } });
  expect(valueOf(desk.accounts.list({ limit: 1, client: 'Lumen' })).total).toBe(0);
  expect(valueOf(desk.accounts.get(ids[0] ?? 0)).notes).toBe('written in between');
});

test('a change that was killed in the middle is taken back at the next start', () => {
  const ids = addMany(700);
  const steps = changeMany(desk.store, ids, { client: 'Lumen' });
  steps.next();
  expect(valueOf(desk.accounts.list({ limit: 1, client: 'Lumen' })).total).toBe(500);
  takeBackUnfinished(desk.store);
  expect(valueOf(desk.accounts.list({ limit: 1, client: 'Lumen' })).total).toBe(0);
});

test('a selection means each account once, without those of an import that nobody sees yet', () => {
  const ids = addMany(3);
  const importId = desk.run(
    `INSERT INTO import_batch (uid, kind, file_name, status, state_json, created_at)
    VALUES ('i', 'accounts', 'a.csv', 'applying', '{}', 0)`,
  );
  desk.run('UPDATE account SET import_id = ? WHERE id = ?', importId, ids[1]);
  const selected = (selection: Parameters<typeof selectedIds>[2]) =>
    doAtOnce(selectedIds(desk.store, desk.accounts.rows, selection));
  expect(selected({ ids: [...ids.toReversed(), ...ids, 4711] })).toEqual([ids[0], ids[2]]);
  expect(selected({ filter: { archived: 'no' } })).toEqual([ids[0], ids[2]]);
  expect(selected({ filter: { archived: 'no', platform: 'instagram' } })).toEqual([ids[0], ids[2]]);
  expect(valueOf(desk.accounts.list({ limit: 10 })).total).toBe(2);
});

test('removing many archives those with posts, and tells before what hangs on them', () => {
  const ids = addMany(5);
  desk.addPost(ids[1] ?? 0);
  expect(doAtOnce(dependentsOf(desk.store, ids))).toEqual({
    accounts: 5,
    campaigns: [{ id: 1, name: 'Spring' }],
    waitingPosts: 1,
    withHistory: 1,
  });
  expect(doAtOnce(removeMany(desk.store, ids))).toEqual({ removed: 4, archived: 1 });
  expect(everything()).toMatchObject([{ id: ids[1], archivedAt: expect.any(String) as string }]);
});

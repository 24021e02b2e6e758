import { uuidv7 } from 'uuidv7';
import type { AccountBulkChange } from '../../src-shared/domain/account.ts';
import type { Issue } from '../../src-shared/domain/problem.ts';
import { done, invalid, type Outcome } from '../outcome.ts';
import type { Steps } from '../steps.ts';
import type { Store, Writer } from '../store/store.ts';
import { missingReferences } from './account-references.ts';
import { type BulkRecord, readBulkRows, readTags, writeBulkRows, writeBulkTags } from './bulk-rows.ts';
import { takeBack } from './bulk-undo.ts';
import { type BulkColumn, columnsOf, wishesFor } from './bulk-wishes.ts';

/** Accounts of one step: about ten milliseconds. */
const inOneStep = 500;

/** Changes that can be undone; older ones are forgotten. */
const remembered = 20;

/** Few enough for an event to name each of them. */
const few = 100;

/**
 * Changes many accounts, all or none: in short steps, each of which writes down what it found. Where a step cannot be done
 * (a proxy was removed meanwhile) those before it are taken back; what an agent that was killed had done is taken back by
 * the next one (`takeBackUnfinished`).
 */
export function* changeMany(
  store: Store,
  ids: readonly number[],
  asked: AccountBulkChange,
): Steps<Outcome<{ changed: number; undo: string }>> {
  const change = tidied(asked);
  const columns = columnsOf(change);
  if (columns.length === 0 && change.addTags.length === 0 && change.removeTags.length === 0)
    return invalid({ path: 'change', message: 'Say what is to be changed.' });
  const undo = uuidv7();
  const changedIds: number[] = [];
  store.write((tx) => begin(tx, undo, store.now()));
  for (let from = 0; from < ids.length || from === 0; from += inOneStep) {
    const some = ids.slice(from, from + inOneStep);
    const stepped = store.write((tx) =>
      changeSome(tx, { undo, change, columns, from, ids: some }, store.now()),
    );
    if (!stepped.ok) {
      yield* takeBack(store, undo);
      store.write((tx) => tx.run(tx.query.deleteFrom('bulk_change').where('id', '=', undo)));
      return invalid(...stepped.issues);
    }
    changedIds.push(...stepped.changed);
    yield;
  }
  store.write((tx) => finish(tx, undo, changedIds, asked, store.now()));
  return done({ changed: changedIds.length, undo });
}

type TidyChange = AccountBulkChange & { addTags: string[]; removeTags: string[] };

/** Each tag and id once, or the shares would not be even. */
function tidied(asked: AccountBulkChange): TidyChange {
  const removeTags = [...new Set(asked.removeTags)];
  return {
    ...asked,
    removeTags,
    addTags: [...new Set(asked.addTags)].filter((tag) => !removeTags.includes(tag)),
    ...(asked.proxyIds === undefined ? {} : { proxyIds: [...new Set(asked.proxyIds)] }),
    ...(asked.profileIds === undefined ? {} : { profileIds: [...new Set(asked.profileIds)] }),
  };
}

type Step = {
  readonly undo: string;
  readonly change: TidyChange;
  readonly columns: readonly BulkColumn[];
  /** Position of the first account among all. */
  readonly from: number;
  readonly ids: readonly number[];
};

type Stepped =
  | { readonly ok: true; readonly changed: readonly number[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

function changeSome(tx: Writer, { undo, change, columns, from, ids }: Step, now: number): Stepped {
  const issues = missingReferences(tx, change);
  if (issues.length > 0) return { ok: false, issues };
  const positions = new Map(ids.map((id, index) => [id, from + index]));
  const tags = readTags(tx, ids, [...change.addTags, ...change.removeTags]);
  const records: BulkRecord[] = [];
  const rows = [];
  for (const before of readBulkRows(tx, ids)) {
    const wishes = wishesFor(before, change, positions.get(before.id) ?? 0, now);
    const differing = columns.filter(
      (column) => wishes[column] !== undefined && wishes[column] !== before[column],
    );
    const has = tags.get(before.id);
    const record = {
      id: before.id,
      before: Object.fromEntries(differing.map((column) => [column, before[column]])),
      after: Object.fromEntries(differing.map((column) => [column, wishes[column]])),
      added: change.addTags.filter((tag) => has?.has(tag) !== true),
      removed: change.removeTags.filter((tag) => has?.has(tag) === true),
    };
    if (differing.length + record.added.length + record.removed.length === 0) continue;
    records.push(record);
    rows.push({ ...before, ...wishes });
  }
  writeBulkRows(tx, columns, rows, now);
  writeBulkTags(tx, {
    add: records.flatMap(({ id, added }) => added.map((tag) => [id, tag] as const)),
    remove: records.flatMap(({ id, removed }) => removed.map((tag) => [id, tag] as const)),
  });
  tx.run(
    tx.query
      .insertInto('bulk_change_step')
      .values({ change_id: undo, step: from, before_json: JSON.stringify(records) }),
  );
  return { ok: true, changed: records.map(({ id }) => id) };
}

function begin(tx: Writer, undo: string, now: number): void {
  const newest = tx.query
    .selectFrom('bulk_change')
    .select('id')
    .orderBy('id', 'desc')
    .limit(remembered - 1);
  tx.run(
    tx.query.deleteFrom('bulk_change').where('finished_at', 'is not', null).where('id', 'not in', newest),
  );
  tx.run(
    tx.query
      .insertInto('bulk_change')
      .values({ id: undo, created_at: now, finished_at: null, undone_at: null }),
  );
}

function finish(
  tx: Writer,
  undo: string,
  ids: readonly number[],
  change: AccountBulkChange,
  now: number,
): void {
  tx.run(tx.query.updateTable('bulk_change').set({ finished_at: now }).where('id', '=', undo));
  tx.append({
    type: 'account.bulk_changed',
    message: `${ids.length} ${ids.length === 1 ? 'account was' : 'accounts were'} changed`,
    data: { count: ids.length, undo, fields: Object.keys(change), ...(ids.length <= few ? { ids } : {}) },
  });
}

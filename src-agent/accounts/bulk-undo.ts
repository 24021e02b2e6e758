import { z } from 'zod';
import { conflict, done, notFound, type Outcome } from '../outcome.ts';
import { doAtOnce, type Steps } from '../steps.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Store, Writer } from '../store/store.ts';
import {
  bulkRecord,
  type BulkRecord,
  type BulkRow,
  readBulkRows,
  readTags,
  writeBulkRows,
  writeBulkTags,
} from './bulk-rows.ts';
import { bulkColumns, type BulkValues } from './bulk-wishes.ts';

/** What came of an undo. `leftAlone`: accounts that others changed since in the same fields. */
export type Undone = { readonly changed: number; readonly leftAlone: number };

/** Takes a change of many back, in short steps. */
export function* undoMany(store: Store, undo: string): Steps<Outcome<Undone>> {
  const change = store.get(store.query.selectFrom('bulk_change').selectAll().where('id', '=', undo));
  if (change === undefined) return notFound('change', undo);
  if (change.finished_at === null)
    return conflict('unfinished', 'This change is still under way. Undo it when it is done.');
  if (change.undone_at !== null) return conflict('undone', 'This change was taken back already.');
  const undone = yield* takeBack(store, undo);
  const { changed, leftAlone } = undone;
  store.write((tx) => {
    tx.run(tx.query.updateTable('bulk_change').set({ undone_at: store.now() }).where('id', '=', undo));
    tx.append({
      type: 'account.bulk_changed',
      message: `A change of ${changed} ${changed === 1 ? 'account' : 'accounts'} was taken back`,
      data: { count: changed, leftAlone, undone: undo },
    });
  });
  return done(undone);
}

/** Takes back what an agent that was ended in the middle of a change had written. */
export function takeBackUnfinished(store: Store): void {
  for (const { id } of store.all(plainSql<{ id: string }>(unfinished))) {
    doAtOnce(takeBack(store, id));
    store.write((tx) => tx.run(tx.query.deleteFrom('bulk_change').where('id', '=', id)));
  }
}

/** Writes back what each step found, last step first. */
export function* takeBack(store: Store, undo: string): Steps<Undone> {
  let changed = 0;
  let leftAlone = 0;
  const steps = store.all(
    store.query
      .selectFrom('bulk_change_step')
      .select('step')
      .where('change_id', '=', undo)
      .orderBy('step', 'desc'),
  );
  for (const { step } of steps) {
    const some = store.write((tx) => takeBackStep(tx, undo, step, store.now()));
    changed += some.changed;
    leftAlone += some.leftAlone;
    yield;
  }
  return { changed, leftAlone };
}

function takeBackStep(tx: Writer, undo: string, step: number, now: number): Undone {
  const row = tx.get(
    tx.query
      .selectFrom('bulk_change_step')
      .select('before_json')
      .where('change_id', '=', undo)
      .where('step', '=', step),
  );
  const records = z.array(bulkRecord).parse(JSON.parse(row?.before_json ?? '[]')) as BulkRecord[];
  const ids = records.map(({ id }) => id);
  const current = new Map(readBulkRows(tx, ids).map((each) => [each.id, each]));
  const tags = readTags(tx, ids, [
    ...new Set(records.flatMap(({ added, removed }) => [...added, ...removed])),
  ]);
  const there = records.filter(({ id }) => current.has(id));
  const back = there.filter((record) => isAsLeft(record, current.get(record.id), tags.get(record.id)));
  const columns = bulkColumns.filter((column) => back.some(({ before }) => column in before));
  const known = knownReferences(tx, back);
  const rows = back.flatMap(({ id, before }) => {
    const account = current.get(id);
    return account === undefined ? [] : [{ ...account, ...known(before) }];
  });
  writeBulkRows(tx, columns, rows, now);
  writeBulkTags(tx, {
    add: back.flatMap(({ id, removed }) => removed.map((tag) => [id, tag] as const)),
    remove: back.flatMap(({ id, added }) => added.map((tag) => [id, tag] as const)),
  });
  return { changed: back.length, leftAlone: there.length - back.length };
}

/** Whether all that was changed of an account still is what it was changed to. */
function isAsLeft(
  record: BulkRecord,
  now: BulkRow | undefined,
  has: ReadonlySet<string> | undefined,
): boolean {
  return (
    bulkColumns.every((column) => !(column in record.after) || now?.[column] === record.after[column]) &&
    record.added.every((tag) => has?.has(tag) === true) &&
    record.removed.every((tag) => has?.has(tag) !== true)
  );
}

/** Leaves out what an account pointed at before and is gone since: then it points at nothing, as if that went now. */
function knownReferences(tx: Writer, records: readonly BulkRecord[]): (before: BulkValues) => BulkValues {
  const kept = referring.map(([column, sql]) => {
    const ids = new Set(records.map(({ before }) => before[column]).filter((id) => id != null));
    const found = ids.size === 0 ? [] : tx.all(plainSql<{ id: number }>(sql, [JSON.stringify([...ids])]));
    return [column, new Set(found.map(({ id }) => id))] as const;
  });
  return (before) => {
    const gone = kept.filter(([column, there]) => before[column] != null && !there.has(before[column]));
    return { ...before, ...Object.fromEntries(gone.map(([column]) => [column, null])) };
  };
}

const referring = [
  ['device_id', 'SELECT id FROM device WHERE id IN (SELECT value FROM json_each(?))'],
  ['proxy_id', 'SELECT id FROM proxy WHERE id IN (SELECT value FROM json_each(?))'],
  ['profile_id', 'SELECT id FROM profile WHERE id IN (SELECT value FROM json_each(?))'],
] as const;

const unfinished = 'SELECT id FROM bulk_change WHERE finished_at IS NULL';

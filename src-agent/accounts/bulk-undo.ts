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
import { type BulkColumn, bulkColumns, type BulkValues } from './bulk-wishes.ts';

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
  const isGone = goneReferences(tx, records);
  const back = there.filter(({ id, ...record }) =>
    isAsLeft(record, { now: current.get(id), tags: tags.get(id), isGone }),
  );
  const columns = bulkColumns.filter((column) => back.some(({ before }) => column in before));
  const rows = back.flatMap(({ id, before }) => {
    const account = current.get(id);
    return account === undefined ? [] : [{ ...account, ...withoutGone(before, isGone) }];
  });
  writeBulkRows(tx, columns, rows, now);
  writeBulkTags(tx, {
    add: back.flatMap(({ id, removed }) => removed.map((tag) => [id, tag] as const)),
    remove: back.flatMap(({ id, added }) => added.map((tag) => [id, tag] as const)),
  });
  return { changed: back.length, leftAlone: there.length - back.length };
}

type IsGone = (column: BulkColumn, value: BulkValues[BulkColumn]) => boolean;

type Now = {
  readonly now: BulkRow | undefined;
  readonly tags: ReadonlySet<string> | undefined;
  readonly isGone: IsGone;
};

/** Whether all that was changed of an account still is what it was changed to, or went with what it pointed at. */
function isAsLeft(record: Omit<BulkRecord, 'id'>, { now, tags, isGone }: Now): boolean {
  const columns = bulkColumns.filter((column) => column in record.after);
  return (
    columns.every((column) => {
      const left = record.after[column];
      return now?.[column] === left || (now?.[column] === null && isGone(column, left));
    }) &&
    record.added.every((tag) => tags?.has(tag) === true) &&
    record.removed.every((tag) => tags?.has(tag) !== true)
  );
}

/** What an account pointed at before and is gone since, it cannot point at again. */
function withoutGone(before: BulkValues, isGone: IsGone): BulkValues {
  const gone = bulkColumns.filter((column) => isGone(column, before[column]));
  return { ...before, ...Object.fromEntries(gone.map((column) => [column, null])) };
}

/** Tells which phones, proxies and profiles of the records are gone since. */
function goneReferences(tx: Writer, records: readonly BulkRecord[]): IsGone {
  const there = new Map<BulkColumn, ReadonlySet<unknown>>();
  for (const [column, sql] of referring) {
    const ids = new Set(records.flatMap(({ before, after }) => [before[column], after[column]]));
    const found = tx.all(plainSql<{ id: number }>(sql, [JSON.stringify([...ids])]));
    there.set(column, new Set(found.map(({ id }) => id)));
  }
  return (column, value) => value != null && there.get(column)?.has(value) === false;
}

const referring = [
  ['device_id', 'SELECT id FROM device WHERE id IN (SELECT value FROM json_each(?))'],
  ['proxy_id', 'SELECT id FROM proxy WHERE id IN (SELECT value FROM json_each(?))'],
  ['profile_id', 'SELECT id FROM profile WHERE id IN (SELECT value FROM json_each(?))'],
] as const;

const unfinished = 'SELECT id FROM bulk_change WHERE finished_at IS NULL';

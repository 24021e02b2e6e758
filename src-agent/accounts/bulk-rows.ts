import { z } from 'zod';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Writer } from '../store/store.ts';
import { type BulkColumn, bulkColumns, type BulkValues } from './bulk-wishes.ts';

/** An account as a change of many sees it. */
export type BulkRow = Pick<Row<'account'>, 'id' | BulkColumn>;

const value = z.union([z.string(), z.number(), z.null()]);

/** What was changed of one account, and what it was before: kept for the undo. */
export const bulkRecord = z.object({
  id: z.number(),
  before: z.partialRecord(z.enum(bulkColumns), value),
  after: z.partialRecord(z.enum(bulkColumns), value),
  added: z.array(z.string()),
  removed: z.array(z.string()),
});
export type BulkRecord = {
  readonly id: number;
  readonly before: BulkValues;
  readonly after: BulkValues;
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

/** The accounts of those ids that are still there, in the order of the ids. */
export function readBulkRows(reader: Reader, ids: readonly number[]): BulkRow[] {
  return reader.all(plainSql<BulkRow>(rowsByIds, [JSON.stringify(ids)]));
}

/** Which of some tags those accounts have. */
export function readTags(
  reader: Reader,
  ids: readonly number[],
  tags: readonly string[],
): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>();
  if (tags.length === 0) return found;
  const rows = plainSql<{ id: number; tag: string }>(tagsByIds, [JSON.stringify(ids), JSON.stringify(tags)]);
  for (const { id, tag } of reader.all(rows)) found.set(id, (found.get(id) ?? new Set()).add(tag));
  return found;
}

/** Writes `columns` of many accounts; each row has a value for each of them. */
export function writeBulkRows(
  tx: Writer,
  columns: readonly BulkColumn[],
  rows: readonly (BulkValues & { readonly id: number })[],
  now: number,
): void {
  if (rows.length === 0) return;
  const sets = columns.map((column) => `${column} = entry.value ->> '${column}'`);
  const sql = `UPDATE account SET ${[...sets, 'updated_at = ?'].join(', ')}
    FROM json_each(?) AS entry WHERE account.id = entry.value ->> 'id'`;
  tx.run(plainSql(sql, [now, JSON.stringify(rows)]));
}

/** Adds and takes away tags, given as pairs of account and tag. */
export function writeBulkTags(
  tx: Writer,
  pairs: { readonly add: readonly TagPair[]; readonly remove: readonly TagPair[] },
): void {
  if (pairs.add.length > 0) tx.run(plainSql(addTags, [JSON.stringify(pairs.add)]));
  if (pairs.remove.length > 0) tx.run(plainSql(removeTags, [JSON.stringify(pairs.remove)]));
}
export type TagPair = readonly [accountId: number, tag: string];

const rowsByIds = `SELECT id, ${bulkColumns.join(', ')} FROM account
  WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`;
const tagsByIds = `SELECT account_id AS id, tag FROM account_tag
  WHERE account_id IN (SELECT value FROM json_each(?)) AND tag IN (SELECT value FROM json_each(?))`;
const addTags = `INSERT OR IGNORE INTO account_tag (account_id, tag)
  SELECT value ->> 0, value ->> 1 FROM json_each(?)`;
const removeTags = `DELETE FROM account_tag
  WHERE (account_id, tag) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`;

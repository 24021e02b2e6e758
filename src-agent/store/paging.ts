import type { Compilable, SelectQueryBuilder } from 'kysely';
import type { Schema } from './schema.ts';
import type { Reader } from './store.ts';

/** One page of a list as the API answers it. */
export type Page<Item> = { readonly items: Item[]; readonly total: number; readonly next: string | null };

/** Which page: at most `limit` rows after the row whose id is `cursor`. */
export type PageRequest = { readonly limit: number; readonly cursor?: string | undefined };

/**
 * Reads one page ordered by id, so that rows added meanwhile neither repeat nor hide others. `count`: the same rows
 * counted as `total`, where that can be done with fewer tables than the page needs.
 */
export function readPage<Tables extends keyof Schema, Row extends { id: number }, Item>(
  reader: Reader,
  query: SelectQueryBuilder<Schema, Tables, Row>,
  idColumn: string,
  request: PageRequest,
  order: 'asc' | 'desc',
  toItem: (row: Row) => Item,
  count: Compilable = query.clearSelect().select(({ fn }) => fn.countAll<number>().as('total')),
): Page<Item> {
  const column = reader.query.dynamic.ref(idColumn);
  const { total } = reader.get(count) as { total: number };
  const after = Number(request.cursor);
  const from =
    Number.isInteger(after) && after > 0
      ? query.where(column, order === 'asc' ? '>' : '<', after as never)
      : query;
  const rows = reader.all(from.orderBy(column, order).limit(request.limit + 1)) as Row[];
  const items = rows.slice(0, request.limit);
  const last = items.at(-1);
  return {
    items: items.map(toItem),
    total,
    next: rows.length > request.limit && last !== undefined ? String(last.id) : null,
  };
}

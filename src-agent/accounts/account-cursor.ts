import { z } from 'zod';
import { assertNever } from '../../src-shared/assert-never.ts';
import { type SortField, sortColumns } from './account-access.ts';
import type { Condition } from './account-conditions.ts';
import type { AccountRow } from './account-row.ts';

/** Where a page ended: the values of its last row in the columns of the order. */
export type PagePlace = readonly (string | number)[];

const cursor = z.tuple([z.string()], z.union([z.string(), z.number()]));

/** The place as text that only `readCursor` understands. It names the order it belongs to. */
export function writeCursor(sort: string, field: SortField, row: AccountRow): string {
  return Buffer.from(JSON.stringify([sort, ...valuesOf(field, row)])).toString('base64url');
}

/** The place a cursor stands for; `invalid` when it was not written for this order. */
export function readCursor(sort: string, text: string): PagePlace | 'invalid' {
  const read = cursor.safeParse(parsed(text));
  if (!read.success) return 'invalid';
  const [of, ...values] = read.data;
  const field = sort.replace(/^-/, '') as SortField;
  const types = kinds[field];
  const fits =
    values.length === types.length && values.every((value, index) => typeof value === types[index]);
  return of === sort && fits ? values : 'invalid';
}

/** The condition for what comes after a place. */
export function placeAfter(field: SortField, descending: boolean, place: PagePlace): Condition {
  const columns = sortColumns[field];
  const compare = descending ? '<' : '>';
  return {
    text: `(${columns.join(', ')}) ${compare} (${columns.map(() => '?').join(', ')})`,
    values: place,
  };
}

const kinds: Readonly<Record<SortField, readonly ('string' | 'number')[]>> = {
  id: ['number'],
  handle: ['string', 'number'],
  displayName: ['string', 'number'],
  status: ['string', 'string', 'number'],
  client: ['string', 'string', 'number'],
  lastUsedAt: ['number', 'number'],
};

function valuesOf(field: SortField, row: AccountRow): PagePlace {
  switch (field) {
    case 'id':
      return [row.id];
    case 'handle':
      return [row.handle, row.id];
    case 'displayName':
      return [row.display_name, row.id];
    case 'status':
      return [row.status, row.handle, row.id];
    case 'client':
      return [row.client ?? '', row.handle, row.id];
    case 'lastUsedAt':
      return [row.last_used_at ?? 0, row.id];
    default:
      return assertNever(field);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

import { assertNever } from '../../src-shared/assert-never.ts';
import { type SortField, sortColumns } from './account-access.ts';
import { type PagePlace, readCursor, writeCursor } from '../store/page-cursor.ts';
import type { Condition } from './account-conditions.ts';
import type { AccountRow } from './account-row.ts';

/** The place after a row, as text that only `readPlace` understands. */
export function writePlace(sort: string, field: SortField, row: AccountRow): string {
  return writeCursor(sort, valuesOf(field, row));
}

/** The place a cursor stands for; null when it was not written for this order. */
export function readPlace(sort: string, field: SortField, text: string): PagePlace | null {
  return readCursor(sort, kinds[field], text);
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

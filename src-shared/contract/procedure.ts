import { oc } from '@orpc/contract';
import { z } from 'zod';
import { id } from '../domain/ids.ts';
import { issue } from '../domain/problem.ts';
import { storageTroubleName } from '../domain/system.ts';

/**
 * What every procedure can answer besides its output. The codes are stable; `message` is a sentence
 * for the person at the screen.
 */
export const procedure = oc.errors({
  NOT_FOUND: { status: 404, data: z.object({ kind: z.string(), id: z.union([id, z.string()]) }) },
  INVALID: { status: 422, data: z.object({ issues: z.array(issue) }) },
  CONFLICT: { status: 409, data: z.object({ reason: z.string() }) },
  STORAGE_UNAVAILABLE: { status: 507, data: z.object({ trouble: storageTroubleName }) },
});

/** Query of every list: page size 1–500, the `next` of the page before, and free text to look for. */
export const listQuery = z.object({
  limit: z.number().int().min(1).max(500).default(100),
  cursor: z.string().optional(),
  search: z.string().max(200).optional(),
});

/**
 * Query of a list that can be very long: also `offset`, which skips that many rows instead of going on after a cursor, so
 * that a scroll bar can jump.
 */
export const longListQuery = listQuery.extend({
  cursor: z.string().max(2000).optional(),
  offset: z.number().int().min(0).max(100_000_000).optional(),
});

/** The orders a list can be asked in: a field's name, or with a minus before it the other way round. */
export function sortBy<const Field extends string>(...fields: readonly Field[]) {
  return z.enum(fields.flatMap((field): (Field | `-${Field}`)[] => [field, `-${field}`]));
}

/** Answer of every list: one page, how many there are in all, and the cursor of the next page. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), total: z.number().int(), next: z.string().nullable() });
}

export const byId = z.object({ id });
export const done = z.object({ ok: z.literal(true) });

/** A file as an answer. */
export const file = z.file();

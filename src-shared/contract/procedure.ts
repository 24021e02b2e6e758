import { oc } from '@orpc/contract';
import { z } from 'zod';
import { id } from '../domain/ids.ts';
import { issue } from '../domain/problem.ts';

/**
 * What every procedure can answer besides its output. The codes are stable; `message` is a sentence
 * for the person at the screen.
 */
export const procedure = oc.errors({
  NOT_FOUND: { status: 404, data: z.object({ kind: z.string(), id: z.union([id, z.string()]) }) },
  INVALID: { status: 422, data: z.object({ issues: z.array(issue) }) },
  CONFLICT: { status: 409, data: z.object({ reason: z.string() }) },
});

/** Query of every list: page size 1–500, the `next` of the page before, and free text to look for. */
export const listQuery = z.object({
  limit: z.number().int().min(1).max(500).default(100),
  cursor: z.string().optional(),
  search: z.string().max(200).optional(),
});

/** Answer of every list: one page, how many there are in all, and the cursor of the next page. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), total: z.number().int(), next: z.string().nullable() });
}

export const byId = z.object({ id });
export const done = z.object({ ok: z.literal(true) });

import { z } from 'zod';

/** Where a page ended: the values of its last row in the columns of its order. */
export type PagePlace = readonly (string | number)[];

const cursor = z.tuple([z.string()], z.union([z.string(), z.number()]));

/** The place as text that only `readCursor` understands. It names the order it belongs to. */
export function writeCursor(sort: string, place: PagePlace): string {
  return Buffer.from(JSON.stringify([sort, ...place])).toString('base64url');
}

/** The place a cursor stands for; null when it was not written for this order. `kinds`: what the values have to be. */
export function readCursor(
  sort: string,
  kinds: readonly ('string' | 'number')[],
  text: string,
): PagePlace | null {
  const read = cursor.safeParse(parsed(text));
  if (!read.success) return null;
  const [of, ...place] = read.data;
  const fits = place.length === kinds.length && place.every((value, index) => typeof value === kinds[index]);
  return of === sort && fits ? place : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

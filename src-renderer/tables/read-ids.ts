import type { ListPage } from '../parts/paged.ts';

/** The ids of a list, page by page to its end; it stops once they are more than `most`. */
export async function readIds(
  read: (cursor: { readonly cursor?: string }) => Promise<ListPage<{ readonly id: number }>>,
  most: number,
): Promise<number[]> {
  const ids: number[] = [];
  for (let cursor: string | null = null; ;) {
    const page: ListPage<{ readonly id: number }> = await read(cursor === null ? {} : { cursor });
    ids.push(...page.items.map(({ id }) => id));
    if (page.next === null || ids.length > most) return ids;
    cursor = page.next;
  }
}

import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';

/** One page of a list, as every list procedure answers it. */
export type ListPage<Item> = {
  readonly items: readonly Item[];
  readonly total: number;
  readonly next: string | null;
};

/** A list that is read page by page: what is known of it, how long it is in all, and how to read on. */
export function paged<Item>(pages: UseInfiniteQueryResult<InfiniteData<ListPage<Item>>>) {
  return {
    items: pages.data?.pages.flatMap((page) => page.items) ?? [],
    total: pages.data?.pages[0]?.total ?? 0,
    known: pages.data !== undefined,
    isPending: pages.isPending,
    error: pages.error,
    hasNextPage: pages.hasNextPage,
    retry: () => void pages.refetch(),
    /** Reads the next page when the last row that is known comes near. */
    nearEnd: () => {
      if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
    },
  };
}

/** Reads a list to its end, however many pages it has. */
export async function readAll<Item>(
  read: (cursor: { readonly cursor?: string }) => Promise<ListPage<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = null; ;) {
    const page: ListPage<Item> = await read(cursor === null ? {} : { cursor });
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}

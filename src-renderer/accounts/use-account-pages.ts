import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';

const pageSize = 200;

/** The accounts that match a search, read page by page as the person scrolls. */
export function useAccountPages(search: string) {
  const { query } = useAgent();
  const pages = useInfiniteQuery(
    query.accounts.list.infiniteOptions({
      input: (cursor: string | null) => ({
        limit: pageSize,
        ...(cursor === null ? {} : { cursor }),
        ...(search === '' ? {} : { search }),
      }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
    }),
  );
  return {
    ...pages,
    accounts: pages.data?.pages.flatMap((page) => page.items) ?? [],
    total: pages.data?.pages[0]?.total ?? 0,
    /** Reads the next page when the last row that is known comes near. */
    nearEnd: () => {
      if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
    },
  };
}

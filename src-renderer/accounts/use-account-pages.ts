import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import { useAgent } from '../agent/agent-context.ts';
import { paged, readAll } from '../parts/paged.ts';

const pageSize = 200;
const largestPage = 500;

/** The accounts that match a search, read page by page as the person scrolls. */
export function useAccountPages(search: string) {
  const { query } = useAgent();
  return paged(
    useInfiniteQuery(
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
    ),
  );
}

/** Every account that matches a search, also those nobody scrolled to. */
export function readAccounts(client: AgentClient, search: string): Promise<Account[]> {
  const matching = search === '' ? {} : { search };
  return readAll((cursor) => client.accounts.list({ limit: largestPage, ...matching, ...cursor }));
}

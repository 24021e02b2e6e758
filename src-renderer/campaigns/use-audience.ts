import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { Account } from '../../src-shared/domain/account.ts';
import { useAgent } from '../agent/agent-context.ts';
import type { ComposerState } from './composer-state.ts';

/** How many of the chosen accounts can be looked at. */
const shown = 50;

/** The first of the accounts that are meant, whether they were ticked or are found by a filter. */
export function useAudience({
  accountIds,
  accountFilter,
}: Pick<ComposerState, 'accountIds' | 'accountFilter'>): readonly Account[] {
  const { query } = useAgent();
  const ticked = useQueries({
    queries: (accountFilter === null ? accountIds.slice(0, shown) : []).map((id) =>
      query.accounts.get.queryOptions({ input: { id } }),
    ),
  });
  const found = useQuery({
    ...query.accounts.list.queryOptions({
      input: { ...accountFilter, limit: shown },
      placeholderData: keepPreviousData,
    }),
    enabled: accountFilter !== null,
  });
  return accountFilter === null
    ? ticked.flatMap(({ data }) => (data === undefined ? [] : [data]))
    : (found.data?.items ?? []);
}

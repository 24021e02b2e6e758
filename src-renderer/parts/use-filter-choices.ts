import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountName } from '../../src-shared/account-name.ts';
import { useAgent } from '../agent/agent-context.ts';
import type { FilterChoice } from '../tables/filter-select.tsx';

type Found = Pick<FilterChoice, 'options' | 'valueLabel' | 'onSearch'>;

const shownAtOnce = 50;

/** Campaigns to choose from by typing; the chosen one is looked up by its number. */
export function useCampaignChoices(chosen: number | undefined): Found {
  const { query } = useAgent();
  const { input, onSearch } = useTyped();
  const found = useQuery(query.campaigns.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const one = useQuery(
    query.campaigns.get.queryOptions({ input: chosen === undefined ? skipToken : { id: chosen } }),
  );
  return {
    options: (found.data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
    valueLabel: one.data?.name,
    onSearch,
  };
}

/** Accounts to choose from by typing. */
export function useAccountChoices(chosen: number | undefined): Found {
  const { query } = useAgent();
  const { input, onSearch } = useTyped();
  const found = useQuery(query.accounts.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const one = useQuery(
    query.accounts.get.queryOptions({ input: chosen === undefined ? skipToken : { id: chosen } }),
  );
  return {
    options: (found.data?.items ?? []).map(({ id, handle }) => ({
      value: String(id),
      label: accountName(handle),
    })),
    valueLabel: one.data === undefined ? undefined : accountName(one.data.handle),
    onSearch,
  };
}

/** What is typed into a search, as the question for a list once the person pauses. */
function useTyped() {
  const [typed, onSearch] = useState('');
  const [search] = useDebouncedValue(typed, 150);
  return { input: { limit: shownAtOnce, ...(search === '' ? {} : { search }) }, onSearch };
}

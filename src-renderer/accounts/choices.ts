import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import type { FilterOption } from '../tables/filter-select.tsx';

const shownAtOnce = 50;

/** Options that are looked for by what is typed, and what the chosen one is called. */
export type Choices = {
  readonly options: readonly FilterOption[];
  readonly chosenLabel: string | undefined;
  readonly onSearch: (text: string) => void;
};

/** Proxies to choose from; `chosen` is looked up by its number when it is not among those found. */
export function useProxyChoices(chosen: number | null): Choices {
  const { query } = useAgent();
  const { input, onSearch } = useTyped();
  const found = useQuery(query.proxies.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const one = useQuery(
    query.proxies.get.queryOptions({ input: chosen === null ? skipToken : { id: chosen } }),
  );
  return { options: optionsOf(found.data?.items), chosenLabel: one.data?.name, onSearch };
}

/** Browser profiles to choose from. */
export function useProfileChoices(chosen: number | null): Choices {
  const { query } = useAgent();
  const { input, onSearch } = useTyped();
  const found = useQuery(query.profiles.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const one = useQuery(
    query.profiles.get.queryOptions({ input: chosen === null ? skipToken : { id: chosen } }),
  );
  return { options: optionsOf(found.data?.items), chosenLabel: one.data?.name, onSearch };
}

/** What is typed into a search, as the question for a list once the person pauses. */
function useTyped() {
  const [typed, onSearch] = useState('');
  const [search] = useDebouncedValue(typed, 150);
  return { input: { limit: shownAtOnce, ...(search === '' ? {} : { search }) }, onSearch };
}

function optionsOf(
  items: readonly { readonly id: number; readonly name: string; readonly accounts: number }[] = [],
): FilterOption[] {
  return items.map(({ id, name, accounts }) => ({ value: String(id), label: name, hint: String(accounts) }));
}

/** The tags and clients in use, with how many accounts have each. */
export function useFacets() {
  const { query } = useAgent();
  const facets = useQuery(query.accounts.facets.queryOptions({ input: {} }));
  const toOptions = (values: readonly { value: string; count: number }[] = []): FilterOption[] =>
    values.map(({ value, count }) => ({ value, label: value, hint: String(count) }));
  return { tags: toOptions(facets.data?.tags), clients: toOptions(facets.data?.clients) };
}

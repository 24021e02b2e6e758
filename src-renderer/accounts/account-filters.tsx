import { useQuery } from '@tanstack/react-query';
import { platformName } from '../../src-shared/platform-rules.ts';
import { useAgent } from '../agent/agent-context.ts';
import { accountLabels } from '../parts/tone.ts';
import { FilterBar, type Filter } from '../tables/filter-bar.tsx';
import type { FilterOption } from '../tables/filter-select.tsx';
import { importFilter } from '../tables/import-filter.ts';
import { platforms, readAccountsSearch, statuses, type AccountsSearch } from './accounts-search.ts';
import { useFacets, useProfileChoices, useProxyChoices } from './choices.ts';

const platformOptions = platforms.map((value) => ({ value, label: platformName(value) }));
const statusOptions = statuses.map((value) => ({ value, label: accountLabels[value].text }));
const archivedOptions = [
  { value: 'only', label: 'Only archived' },
  { value: 'all', label: 'With archived' },
];

/** What the list of accounts can be narrowed by. */
export function AccountFilters(props: {
  readonly search: AccountsSearch;
  readonly onChange: (search: AccountsSearch) => void;
  readonly onClear: () => void;
}) {
  const { search } = props;
  const { query } = useAgent();
  const facets = useFacets();
  const proxies = useProxyChoices(numberOf(search.proxyId));
  const profiles = useProfileChoices(numberOf(search.profileId));
  const devices = useQuery(query.devices.list.queryOptions({ input: { limit: 500 } }));
  const phones = (devices.data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  const set = (name: keyof AccountsSearch) => (value: string | undefined) => {
    const asNumber = value !== undefined && /^\d+$/.test(value) && name.endsWith('Id');
    props.onChange(readAccountsSearch({ ...search, [name]: asNumber ? Number(value) : value }));
  };
  const valueOf = (value: number | string | undefined) => (value === undefined ? undefined : String(value));
  const filters: Filter[] = [
    { label: 'Status', value: search.status, options: statusOptions, onChange: set('status') },
    { label: 'Client', value: search.client, options: facets.clients, onChange: set('client') },
    { label: 'Tag', value: search.tag, options: facets.tags, onChange: set('tag') },
    {
      label: 'Platform',
      seldom: true,
      value: search.platform,
      options: platformOptions,
      onChange: set('platform'),
    },
    {
      label: 'Proxy',
      seldom: true,
      value: valueOf(search.proxyId),
      options: withNone(proxies.options, 'No proxy'),
      valueLabel: proxies.chosenLabel,
      onSearch: proxies.onSearch,
      onChange: set('proxyId'),
    },
    {
      label: 'Profile',
      seldom: true,
      value: valueOf(search.profileId),
      options: withNone(profiles.options, 'No profile'),
      valueLabel: profiles.chosenLabel,
      onSearch: profiles.onSearch,
      onChange: set('profileId'),
    },
    {
      label: 'Phone',
      seldom: true,
      value: valueOf(search.deviceId),
      options: withNone(phones, 'No phone'),
      onChange: set('deviceId'),
    },
    {
      label: 'Archived',
      seldom: true,
      value: search.archived,
      options: archivedOptions,
      onChange: set('archived'),
    },
    ...importFilter(search.importId, set('importId')),
  ];
  return (
    <FilterBar
      of="accounts"
      placeholder="Search by handle or name"
      search={search.search}
      filters={filters}
      onSearch={(text) => set('search')(text === '' ? undefined : text)}
      onClear={props.onClear}
    />
  );
}

function withNone(options: readonly FilterOption[], none: string): readonly FilterOption[] {
  return [{ value: 'none', label: none }, ...options];
}

function numberOf(value: number | 'none' | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { platformName } from '../../src-shared/platform-rules.ts';
import { useAgent } from '../agent/agent-context.ts';
import { accountLabels } from '../parts/tone.ts';
import { FilterSelect, type FilterOption } from '../tables/filter-select.tsx';
import { SearchField } from '../tables/search-field.tsx';
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
  readonly filtered: boolean;
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
  return (
    <>
      <SearchField
        label="Search accounts"
        placeholder="Search by handle or name"
        value={search.search ?? ''}
        onChange={(text) => set('search')(text === '' ? undefined : text)}
      />
      <FilterSelect
        label="Platform"
        value={search.platform}
        options={platformOptions}
        onChange={set('platform')}
      />
      <FilterSelect label="Status" value={search.status} options={statusOptions} onChange={set('status')} />
      <FilterSelect label="Client" value={search.client} options={facets.clients} onChange={set('client')} />
      <FilterSelect label="Tag" value={search.tag} options={facets.tags} onChange={set('tag')} />
      <FilterSelect
        label="Proxy"
        value={valueOf(search.proxyId)}
        options={withNone(proxies.options, 'No proxy')}
        valueLabel={proxies.chosenLabel}
        onSearch={proxies.onSearch}
        onChange={set('proxyId')}
      />
      <FilterSelect
        label="Profile"
        value={valueOf(search.profileId)}
        options={withNone(profiles.options, 'No profile')}
        valueLabel={profiles.chosenLabel}
        onSearch={profiles.onSearch}
        onChange={set('profileId')}
      />
      <FilterSelect
        label="Phone"
        value={valueOf(search.deviceId)}
        options={withNone(phones, 'No phone')}
        onChange={set('deviceId')}
      />
      <FilterSelect
        label="Archived"
        value={search.archived}
        options={archivedOptions}
        onChange={set('archived')}
      />
      {search.importId === undefined ? null : (
        <FilterSelect
          label="Import"
          value={String(search.importId)}
          options={[{ value: String(search.importId), label: `number ${search.importId}` }]}
          onChange={set('importId')}
        />
      )}
      {props.filtered ? (
        <Button variant="subtle" size="xs" color="gray" c="var(--sy-soft)" onClick={props.onClear}>
          Clear all
        </Button>
      ) : null}
    </>
  );
}

function withNone(options: readonly FilterOption[], none: string): readonly FilterOption[] {
  return [{ value: 'none', label: none }, ...options];
}

function numberOf(value: number | 'none' | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

import { Button } from '@mantine/core';
import { proxyLabels } from '../parts/tone.ts';
import { FilterSelect } from '../tables/filter-select.tsx';
import { SearchField } from '../tables/search-field.tsx';
import {
  proxyProtocols,
  proxyStatuses,
  proxyTypes,
  readProxiesSearch,
  type ProxiesSearch,
} from './proxies-search.ts';
import { protocolNames, typeNames } from './proxy-words.ts';

const statusOptions = proxyStatuses.map((value) => ({ value, label: proxyLabels[value].text }));
const typeOptions = proxyTypes.map((value) => ({ value, label: typeNames[value] }));
const protocolOptions = proxyProtocols.map((value) => ({ value, label: protocolNames[value] }));
const usedOptions = [
  { value: 'yes', label: 'By accounts' },
  { value: 'no', label: 'By none' },
];

/** What the list of proxies can be narrowed by. */
export function ProxyFilters(props: {
  readonly search: ProxiesSearch;
  readonly filtered: boolean;
  readonly onChange: (search: ProxiesSearch) => void;
  readonly onClear: () => void;
}) {
  const { search } = props;
  const set = (name: keyof ProxiesSearch) => (value: string | undefined) =>
    props.onChange(readProxiesSearch({ ...search, [name]: value }));
  return (
    <>
      <SearchField
        label="Search proxies"
        placeholder="Search by name or host"
        value={search.search ?? ''}
        onChange={(text) => set('search')(text === '' ? undefined : text)}
      />
      <FilterSelect label="Status" value={search.status} options={statusOptions} onChange={set('status')} />
      <FilterSelect label="Type" value={search.type} options={typeOptions} onChange={set('type')} />
      <FilterSelect
        label="Protocol"
        value={search.protocol}
        options={protocolOptions}
        onChange={set('protocol')}
      />
      <FilterSelect label="Used" value={search.used} options={usedOptions} onChange={set('used')} />
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

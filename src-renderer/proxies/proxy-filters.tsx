import { proxyLabels } from '../parts/tone.ts';
import { FilterBar } from '../tables/filter-bar.tsx';
import { importFilter } from '../tables/import-filter.ts';
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
  readonly onChange: (search: ProxiesSearch) => void;
  readonly onClear: () => void;
}) {
  const { search } = props;
  const set = (name: keyof ProxiesSearch) => (value: string | undefined) =>
    props.onChange(readProxiesSearch({ ...search, [name]: value }));
  return (
    <FilterBar
      of="proxies"
      placeholder="Search by name or host"
      search={search.search}
      filters={[
        { label: 'Status', value: search.status, options: statusOptions, onChange: set('status') },
        { label: 'Type', value: search.type, options: typeOptions, onChange: set('type') },
        { label: 'Used', value: search.used, options: usedOptions, onChange: set('used') },
        {
          label: 'Protocol',
          seldom: true,
          value: search.protocol,
          options: protocolOptions,
          onChange: set('protocol'),
        },
        ...importFilter(search.importId, set('importId')),
      ]}
      onSearch={(text) => set('search')(text === '' ? undefined : text)}
      onClear={props.onClear}
    />
  );
}

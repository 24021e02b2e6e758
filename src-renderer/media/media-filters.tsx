import type { MediaFilter } from '../../src-shared/domain/media.ts';
import { FilterBar } from '../tables/filter-bar.tsx';
import type { MediaAddress } from './media-address.ts';
import type { MediaFacets } from './use-media.ts';

type Change = { readonly [Name in keyof MediaAddress]?: MediaAddress[Name] | null };

const kinds = [
  { value: 'image', label: 'Pictures' },
  { value: 'video', label: 'Videos' },
];

/** What the library is narrowed down by. */
export function MediaFilters(props: {
  readonly filter: MediaFilter;
  readonly facets: MediaFacets | undefined;
  readonly onChange: (change: Change) => void;
  /** Takes every condition away. */
  readonly onClear: () => void;
}) {
  const { filter, facets, onChange } = props;
  const options = (values: MediaFacets['tags'] | undefined) =>
    (values ?? [])
      .filter(({ value }) => value !== '')
      .map(({ value, count }) => ({ value, label: value, hint: count.toLocaleString() }));
  const yesOrNo = (value: string | undefined) => (value === 'yes' || value === 'no' ? value : null);
  return (
    <FilterBar
      of="files"
      placeholder="Search by name"
      search={filter.search}
      filters={[
        {
          label: 'Kind',
          value: filter.kind,
          options: kinds,
          onChange: (kind) => onChange({ kind: kind === 'image' || kind === 'video' ? kind : null }),
        },
        {
          label: 'Tag',
          value: filter.tag,
          options: options(facets?.tags),
          onChange: (tag) => onChange({ tag: tag ?? null }),
        },
        {
          label: 'Client',
          value: filter.client,
          options: options(facets?.clients),
          onChange: (client) => onChange({ client: client ?? null }),
        },
        {
          label: 'Used',
          seldom: true,
          value: filter.used,
          options: [
            { value: 'yes', label: 'Posted before' },
            { value: 'no', label: 'Never posted' },
          ],
          onChange: (used) => onChange({ used: yesOrNo(used) }),
        },
        {
          label: 'Folder',
          seldom: true,
          value: filter.folder,
          options: options(facets?.folders),
          onChange: (folder) => onChange({ folder: folder ?? null }),
        },
        {
          label: 'File',
          seldom: true,
          value: filter.missing,
          options: [
            { value: 'yes', label: 'Missing on disk' },
            { value: 'no', label: 'There' },
          ],
          onChange: (missing) => onChange({ missing: yesOrNo(missing) }),
        },
      ]}
      onSearch={(search) => onChange({ search })}
      onClear={props.onClear}
    />
  );
}

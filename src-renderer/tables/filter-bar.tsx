import { Button, Menu } from '@mantine/core';
import { IconFilterPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { FilterSelect, type FilterChoice } from './filter-select.tsx';
import { SearchField } from './search-field.tsx';

/** One condition of a list; `seldom`: it stands in a menu until it has a value. */
export type Filter = FilterChoice & { readonly seldom?: boolean };

/** What a list can be narrowed by: free text, what is often asked for, and the rest in a menu. */
export function FilterBar(props: {
  /** What is listed, such as `accounts`. */
  readonly of: string;
  readonly placeholder: string;
  readonly search: string | undefined;
  readonly filters: readonly Filter[];
  readonly onSearch: (text: string) => void;
  /** Takes every condition away. */
  readonly onClear: () => void;
}) {
  const [fetched, setFetched] = useState<string | null>(null);
  // From here on its value keeps it shown; without one it goes back into the menu.
  if (props.filters.some(({ label, value }) => label === fetched && value !== undefined)) setFetched(null);
  const aside = props.filters.filter(
    ({ label, value, seldom }) => seldom === true && value === undefined && label !== fetched,
  );
  const any = props.search !== undefined || props.filters.some(({ value }) => value !== undefined);
  return (
    <>
      <SearchField
        label={`Search ${props.of}`}
        placeholder={props.placeholder}
        value={props.search ?? ''}
        onChange={props.onSearch}
      />
      {props.filters.map(({ seldom: _seldom, ...filter }) =>
        aside.some(({ label }) => label === filter.label) ? null : (
          <FilterSelect key={filter.label} {...filter} openAtOnce={filter.label === fetched} />
        ),
      )}
      {aside.length === 0 ? null : (
        <Menu returnFocus={false}>
          <Menu.Target>
            <Button
              variant="subtle"
              size="xs"
              color="gray"
              c="var(--sy-soft)"
              leftSection={<IconFilterPlus size={16} aria-hidden="true" />}
            >
              More filters
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {aside.map(({ label }) => (
              <Menu.Item key={label} onClick={() => setFetched(label)}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {any ? (
        <Button variant="subtle" size="xs" color="gray" c="var(--sy-soft)" onClick={props.onClear}>
          Clear all
        </Button>
      ) : null}
    </>
  );
}

import { Button, CloseButton, Combobox, ScrollArea, useCombobox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './filter-select.module.css';

/** One value a list can be filtered by. */
export type FilterOption = { readonly value: string; readonly label: string; readonly hint?: string };

const mostShown = 200;

/** One condition of a list as a chip: what it is about, the value it has, and a way to drop it. */
export function FilterSelect(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly FilterOption[];
  readonly onChange: (value: string | undefined) => void;
}) {
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
  });
  const many = props.options.length > 8;
  const wanted = search.trim().toLowerCase();
  const found = props.options.filter(({ label }) => label.toLowerCase().includes(wanted));
  const current = props.options.find(({ value }) => value === props.value)?.label ?? props.value;
  return (
    <span className={classes.chip} data-on={props.value !== undefined}>
      <Combobox
        store={combobox}
        width={240}
        position="bottom-start"
        shadow="md"
        onOptionSubmit={(value) => {
          props.onChange(value);
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target targetType="button" withAriaAttributes={false}>
          <Button
            variant="default"
            className={classes.button}
            aria-haspopup="listbox"
            aria-expanded={combobox.dropdownOpened}
            rightSection={<IconChevronDown size={14} aria-hidden="true" />}
            onClick={() => combobox.toggleDropdown()}
          >
            {current === undefined ? props.label : `${props.label}: ${current}`}
          </Button>
        </Combobox.Target>
        <Combobox.Dropdown>
          {many ? (
            <Combobox.Search
              aria-label={`Search ${props.label.toLowerCase()}`}
              placeholder="Search"
              value={search}
              onChange={(change) => setSearch(change.currentTarget.value)}
            />
          ) : null}
          <Combobox.Options aria-label={props.label}>
            <ScrollArea.Autosize mah={280} type="auto">
              {found.slice(0, mostShown).map(({ value, label, hint }) => (
                <Combobox.Option key={value} value={value} active={value === props.value}>
                  <span className={classes.option}>
                    <span>{label}</span>
                    {hint === undefined ? null : <span className={classes.hint}>{hint}</span>}
                  </span>
                </Combobox.Option>
              ))}
              {found.length === 0 ? <Combobox.Empty>Nothing by that name</Combobox.Empty> : null}
            </ScrollArea.Autosize>
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {props.value === undefined ? null : (
        <CloseButton
          className={classes.clear}
          size="sm"
          aria-label={`Any ${props.label.toLowerCase()}`}
          onClick={() => props.onChange(undefined)}
        />
      )}
    </span>
  );
}

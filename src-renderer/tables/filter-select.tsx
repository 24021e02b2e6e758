import { Button, CloseButton, Combobox, useCombobox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './filter-select.module.css';

/** One value a list can be filtered by. */
export type FilterOption = { readonly value: string; readonly label: string; readonly hint?: string };

const mostShown = 200;

/** One condition of a list: what it is about, the value it has, and those it can have. */
export type FilterChoice = {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly FilterOption[];
  /** What the chosen value is called where it is not among the options. */
  readonly valueLabel?: string | undefined;
  /** Looks for options by what is typed; without it the options are all there are. */
  readonly onSearch?: (text: string) => void;
  readonly onChange: (value: string | undefined) => void;
};

/** One condition of a list as a chip, with a way to drop it. `openAtOnce`: its options are shown as it appears. */
export function FilterSelect(props: FilterChoice & { readonly openAtOnce?: boolean }) {
  const [search, setSearch] = useState('');
  const look = (text: string) => {
    setSearch(text);
    props.onSearch?.(text.trim());
  };
  const combobox = useCombobox({
    defaultOpened: props.openAtOnce === true,
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      look('');
    },
  });
  const many = props.onSearch !== undefined || props.options.length > 8;
  const wanted = search.trim().toLowerCase();
  const found =
    props.onSearch === undefined
      ? props.options.filter(({ label }) => label.toLowerCase().includes(wanted))
      : props.options;
  const current =
    props.options.find(({ value }) => value === props.value)?.label ?? props.valueLabel ?? props.value;
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
            size="xs"
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
              onChange={(change) => look(change.currentTarget.value)}
            />
          ) : null}
          <Combobox.Options aria-label={props.label} className={classes.options ?? ''} tabIndex={0}>
            {found.slice(0, mostShown).map(({ value, label, hint }) => (
              <Combobox.Option key={value} value={value} active={value === props.value}>
                <span className={classes.option}>
                  <span>{label}</span>
                  {hint === undefined ? null : <span className={classes.hint}>{hint}</span>}
                </span>
              </Combobox.Option>
            ))}
            {found.length === 0 ? <Combobox.Empty>Nothing by that name</Combobox.Empty> : null}
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

import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { accountName } from '../../src-shared/account-name.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { useAccountPages } from '../accounts/use-account-pages.ts';

const shown = 40;

/** Adds one account to a list, looked for by what is typed. */
export function AccountSelect(props: {
  readonly label: string;
  /** Those that are in the list. */
  readonly taken: readonly number[];
  readonly onChoose: (id: number) => void;
}) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const pages = useAccountPages(search);
  const taken = new Set(props.taken);
  return (
    <Select
      size="xs"
      aria-label={props.label}
      placeholder="Add an account"
      searchable
      clearable={false}
      filter={({ options }) => options}
      nothingFoundMessage="No account by that name"
      data={pages.items
        .filter(({ id }) => !taken.has(id))
        .slice(0, shown)
        .map(({ id, handle, platform }) => ({
          value: String(id),
          label: `${accountName(handle)} · ${platformName(platform)}`,
        }))}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(chosen) => {
        if (chosen === null) return;
        props.onChoose(Number(chosen));
        setTyped('');
      }}
    />
  );
}

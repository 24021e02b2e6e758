import { Autocomplete, MultiSelect, TagsInput } from '@mantine/core';
import { useState } from 'react';
import type { AccountBulkChange } from '../../src-shared/domain/account.ts';
import { useFacets, useProfileChoices, useProxyChoices } from './choices.ts';

/** Tags to add and tags to take away; null while neither is asked for. */
export function TagsInputs(props: { readonly onChange: (change: AccountBulkChange | null) => void }) {
  const { tags } = useFacets();
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const tell = (addTags: string[], removeTags: string[]) => {
    setAdd(addTags);
    setRemove(removeTags);
    const none = addTags.length + removeTags.length === 0;
    props.onChange(
      none
        ? null
        : {
            ...(addTags.length === 0 ? {} : { addTags }),
            ...(removeTags.length === 0 ? {} : { removeTags }),
          },
    );
  };
  const data = tags.map(({ value }) => value);
  return (
    <>
      <TagsInput
        label="Add"
        description="Enter or a comma ends a tag."
        data={data}
        value={add}
        data-autofocus
        clearable
        clearButtonProps={{ 'aria-label': 'No tags to add' }}
        onChange={(value) => tell(value, remove)}
      />
      <MultiSelect
        label="Take away"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'No tags to take away' }}
        nothingFoundMessage="No tag by that name"
        data={data}
        value={remove}
        onChange={(value) => tell(add, value)}
      />
    </>
  );
}

/** Whose brand the accounts are; empty takes it away. */
export function ClientInput(props: { readonly onChange: (client: string | null) => void }) {
  const { clients } = useFacets();
  return (
    <Autocomplete
      label="Client"
      description="Whose brand it is. Empty takes it away."
      data-autofocus
      maxLength={80}
      data={clients.map(({ value }) => value)}
      onChange={(value) => props.onChange(value.trim() === '' ? null : value.trim())}
    />
  );
}

/** One proxy or profile for all, or several that are dealt out in turn; none takes them away. */
export function DealOut(props: {
  readonly what: 'proxy' | 'profile';
  readonly onChange: (ids: readonly number[]) => void;
}) {
  const proxy = props.what === 'proxy';
  const proxies = useProxyChoices(null);
  const profiles = useProfileChoices(null);
  const found = proxy ? proxies : profiles;
  const [picked, setPicked] = useState<readonly { value: string; label: string }[]>([]);
  const options = found.options.map(({ value, label }) => ({ value, label }));
  const unseen = picked.filter(({ value }) => options.every((option) => option.value !== value));
  return (
    <MultiSelect
      label={proxy ? 'Proxies' : 'Profiles'}
      description="Several are dealt out in turn, so that each gets about as many accounts as any other. None takes away what is set."
      searchable
      data-autofocus
      clearable
      clearButtonProps={{ 'aria-label': proxy ? 'No proxy' : 'No profile' }}
      nothingFoundMessage="Nothing by that name"
      data={[...unseen, ...options]}
      value={picked.map(({ value }) => value)}
      onSearchChange={found.onSearch}
      onChange={(values) => {
        const known = [...picked, ...options];
        setPicked(values.flatMap((value) => known.find((option) => option.value === value) ?? []));
        props.onChange(values.map(Number));
      }}
    />
  );
}

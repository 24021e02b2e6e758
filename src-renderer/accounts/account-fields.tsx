import { Autocomplete, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { ChoiceSelect } from './choice-select.tsx';
import { useFacets, useProfileChoices, useProxyChoices } from './choices.ts';
import { PhoneSelect } from './phone-select.tsx';

/** What a person can say about an account, new or not; empty text where there is nothing. */
export type AccountValues = {
  handle: string;
  displayName: string;
  email: string;
  client: string;
  tags: string[];
  deviceId: number | null;
  proxyId: number | null;
  profileId: number | null;
  timezone: string | null;
  notes: string;
};

/** The values as the agent takes them. */
export function toChange({ email, client, ...values }: AccountValues) {
  return { ...values, email: email.trim() || null, client: client.trim() || null };
}

/** The fields of an account but for its platform and its password. */
export function AccountFields(props: {
  readonly values: AccountValues;
  readonly errors: Readonly<Record<string, ReactNode>>;
  readonly onSet: (change: Partial<AccountValues>) => void;
}) {
  const { values, errors, onSet } = props;
  const field = <Name extends keyof AccountValues>(name: Name) => ({
    value: values[name],
    error: errors[name],
    onChange: (value: AccountValues[Name]) => onSet({ [name]: value }),
  });
  const typed = (name: 'handle' | 'displayName' | 'email' | 'notes') => ({
    value: values[name],
    error: errors[name],
    onChange: (change: { readonly currentTarget: { readonly value: string } }) =>
      onSet({ [name]: change.currentTarget.value }),
  });
  const facets = useFacets();
  const proxies = useProxyChoices(values.proxyId);
  const profiles = useProfileChoices(values.profileId);
  return (
    <>
      <TextInput
        label="Handle"
        description="As in the app, with or without the @."
        placeholder="harbor.coffee"
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        {...typed('handle')}
      />
      <TextInput
        label="Display name"
        description="Used for {account.display_name} in captions."
        placeholder="Harbor Coffee"
        {...typed('displayName')}
      />
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="off"
        placeholder="social@harbor.example"
        {...typed('email')}
      />
      <Autocomplete
        label="Client"
        description="Whose brand it is."
        maxLength={80}
        data={facets.clients.map(({ value }) => value)}
        {...field('client')}
      />
      <TagsInput
        label="Tags"
        description="Enter or a comma ends a tag."
        data={facets.tags.map(({ value }) => value)}
        {...field('tags')}
      />
      <PhoneSelect {...field('deviceId')} />
      <ChoiceSelect
        label="Proxy"
        description="What its browser and its connection go through."
        none="No proxy"
        choices={proxies}
        {...field('proxyId')}
      />
      <ChoiceSelect
        label="Profile"
        description="The values of its own browser."
        none="No profile"
        choices={profiles}
        {...field('profileId')}
      />
      <Select
        label="Time zone"
        placeholder="This computer’s"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'This computer’s time zone' }}
        limit={60}
        nothingFoundMessage="No time zone by that name"
        data={Intl.supportedValuesOf('timeZone')}
        {...field('timezone')}
      />
      <Textarea label="Notes" autosize minRows={2} maxRows={8} maxLength={5000} {...typed('notes')} />
    </>
  );
}

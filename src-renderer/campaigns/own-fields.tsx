import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import type { CampaignField } from '../../src-shared/domain/campaign.ts';
import { Panel } from '../parts/panel.tsx';
import classes from './fields.module.css';
import { FieldProblems } from './field-problems.tsx';
import { FieldValues } from './field-values.tsx';
import { saidOf } from './place-issues.ts';
import type { Composer } from './use-composer.ts';

const mostFields = 50;

/** Variables of the campaign's own, as a small table: name, value, and other values for single accounts. */
export function OwnFields({ composer }: { readonly composer: Composer }) {
  const { fields } = composer.state;
  const set = (next: readonly CampaignField[]) => composer.change((before) => ({ ...before, fields: next }));
  const setAt = (place: number, change: Partial<CampaignField>) =>
    set(fields.map((field, at) => (at === place ? { ...field, ...change } : field)));
  const add = (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconPlus size={15} aria-hidden="true" />}
      disabled={fields.length >= mostFields}
      onClick={() => set([...fields, { name: freeName(fields), value: '', accounts: {} }])}
    >
      Add a variable
    </Button>
  );
  return (
    <Panel title="Your own variables" aside={add}>
      {fields.length === 0 ? (
        <p className={classes.none}>
          A link or a name that is used in several posts, perhaps another one for each account: write it once
          and use it as {'{shop_link}'}.
        </p>
      ) : (
        <ul className={classes.fields}>
          {fields.map((field, place) => (
            // A field has no name that lasts: the place is what it is.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={place} className={classes.field}>
              <FieldRow
                field={field}
                number={place + 1}
                twice={fields.some(({ name }, at) => at !== place && name === field.name)}
                problems={saidOf(composer.issues, `fields.${place}`)}
                onChange={(change) => setAt(place, change)}
                onRemove={() => set(fields.toSpliced(place, 1))}
              />
            </li>
          ))}
        </ul>
      )}
      <FieldProblems
        problems={composer.issues.filter(({ path }) => path === 'fields').map(({ message }) => message)}
      />
    </Panel>
  );
}

function FieldRow(props: {
  readonly field: CampaignField;
  readonly number: number;
  readonly twice: boolean;
  readonly problems: readonly string[];
  readonly onChange: (change: Partial<CampaignField>) => void;
  readonly onRemove: () => void;
}) {
  const { field, number, onChange } = props;
  const [open, setOpen] = useState(false);
  const own = Object.keys(field.accounts).length;
  return (
    <>
      <div className={classes.row}>
        <TextInput
          aria-label={`Name of variable ${number}`}
          className={classes.name}
          leftSection="{"
          rightSection="}"
          spellCheck={false}
          maxLength={40}
          value={field.name}
          error={props.twice ? 'This name is there twice.' : null}
          onChange={({ currentTarget: { value } }) => onChange({ name: nameFrom(value) })}
        />
        <TextInput
          aria-label={`Value of variable ${number}`}
          className={classes.value}
          placeholder="For all accounts"
          maxLength={1000}
          value={field.value}
          onChange={({ currentTarget: { value } }) => onChange({ value })}
        />
        <Button
          variant="default"
          leftSection={<IconUsers size={15} aria-hidden="true" />}
          aria-expanded={open}
          aria-label={`${own} other values of ${field.name}`}
          onClick={() => setOpen(!open)}
        >
          {own}
        </Button>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove ${field.name}`}
          onClick={props.onRemove}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </div>
      {open ? (
        <FieldValues
          name={field.name}
          values={field.accounts}
          onChange={(accounts) => onChange({ accounts })}
        />
      ) : null}
      <FieldProblems problems={props.problems} />
    </>
  );
}

/** What is typed, as a name can be: small letters, digits and _, beginning with a letter. */
function nameFrom(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '_')
    .replace(/^[0-9_]+/, '');
}

function freeName(fields: readonly CampaignField[]): string {
  const taken = new Set(fields.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'shop_link' : `field_${number}`;
    if (!taken.has(name)) return name;
  }
}

import { Select, type SelectProps } from '@mantine/core';
import type { Choices } from './choices.ts';

/** One of very many, looked for by what is typed; it can be left empty. */
export function ChoiceSelect(props: {
  readonly label: string;
  readonly description: string;
  readonly none: string;
  readonly choices: Choices;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly error: SelectProps['error'];
}) {
  const { choices, value } = props;
  const options = choices.options.map((option) => ({ value: option.value, label: option.label }));
  const seen = value === null || options.some((option) => option.value === String(value));
  return (
    <Select
      label={props.label}
      description={props.description}
      placeholder={props.none}
      clearable
      clearButtonProps={{ 'aria-label': props.none }}
      searchable
      filter={({ options: found }) => found}
      nothingFoundMessage="Nothing by that name"
      data={seen ? options : [{ value: String(value), label: choices.chosenLabel ?? '…' }, ...options]}
      value={value === null ? null : String(value)}
      onSearchChange={choices.onSearch}
      onChange={(chosen) => props.onChange(chosen === null ? null : Number(chosen))}
      error={props.error}
    />
  );
}

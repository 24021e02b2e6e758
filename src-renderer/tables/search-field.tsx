import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

/** Free text to look for; it is told when the person pauses, and shows what was set from elsewhere. */
export function SearchField(props: {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const [typed, setTyped] = useState(props.value);
  const [told, setTold] = useState(props.value);
  if (props.value !== told) {
    setTold(props.value);
    if (props.value !== typed.trim()) setTyped(props.value);
  }
  const tell = useDebouncedCallback(props.onChange, 200);
  const clear = () => {
    setTyped('');
    props.onChange('');
  };
  return (
    <TextInput
      w={210}
      size="xs"
      aria-label={props.label}
      placeholder={props.placeholder}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={
        typed === '' ? null : <CloseButton size="sm" aria-label="Clear the search" onClick={clear} />
      }
      maxLength={200}
      spellCheck={false}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        tell(value.trim());
      }}
    />
  );
}

import { Button, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconCircle, IconCornerDownLeft, IconPower, IconSquare } from '@tabler/icons-react';
import { useState } from 'react';
import type { PhoneKey } from '../../src-shared/domain/device.ts';
import classes from './phone-screen.module.css';
import type { Inputs } from './use-inputs.ts';

const keys = [
  { key: 'back', label: 'Back', icon: IconArrowBackUp },
  { key: 'home', label: 'Home', icon: IconCircle },
  { key: 'recents', label: 'Recents', icon: IconSquare },
  { key: 'power', label: 'Power', icon: IconPower },
] as const satisfies readonly { readonly key: PhoneKey; readonly label: string; readonly icon: unknown }[];

/** The phone's own keys, and a field whose text is typed on the phone. */
export function PhoneKeys({ inputs }: { readonly inputs: Inputs }) {
  const [text, setText] = useState('');
  return (
    <>
      <div className={classes.bar} role="group" aria-label="Keys of the phone">
        {keys.map(({ key, label, icon: Icon }) => (
          <Button
            key={key}
            variant="default"
            size="compact-sm"
            leftSection={<Icon size={15} aria-hidden="true" />}
            onClick={() => inputs.send({ kind: 'key', key })}
          >
            {label}
          </Button>
        ))}
      </div>
      <form
        className={classes.typing}
        onSubmit={(submit) => {
          submit.preventDefault();
          if (text === '') return;
          inputs.send({ kind: 'text', text });
          setText('');
        }}
      >
        <TextInput
          aria-label="Text to type on the phone"
          placeholder="Text for the field you tapped"
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(change) => setText(change.currentTarget.value)}
        />
        <Button type="submit" disabled={text === ''}>
          Type
        </Button>
        <Button
          variant="default"
          aria-label="Enter on the phone"
          onClick={() => inputs.send({ kind: 'key', key: 'enter' })}
        >
          <IconCornerDownLeft size={16} aria-hidden="true" />
        </Button>
      </form>
    </>
  );
}

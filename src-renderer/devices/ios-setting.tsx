import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { IosSettings } from '../../src-shared/domain/ios.ts';
import { describeFailure } from '../agent/failure.ts';
import classes from './iphones.module.css';
import { useSaveIosSettings } from './use-ios-settings.ts';

/** One of the things that are typed for iPhones, saved by itself; emptied, it is taken away. */
export function IosSetting(props: {
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
  readonly maxLength?: number;
  readonly kept: string;
  /** What is meant by what was typed. */
  readonly read?: (typed: string) => string;
  readonly isFit: (value: string) => boolean;
  /** Said of what is not fit. */
  readonly wrong: string;
  /** All settings with that one as it is now. */
  readonly settingsWith: (value: string) => IosSettings;
}) {
  const { kept, label, description, placeholder, maxLength } = props;
  const [typed, setTyped] = useState(kept);
  const save = useSaveIosSettings();
  const value = props.read?.(typed.trim()) ?? typed.trim();
  const isFit = value === '' || props.isFit(value);
  const refusal = save.isError ? describeFailure(save.error).detail : null;
  return (
    <form
      className={classes.field}
      onSubmit={(submit) => {
        submit.preventDefault();
        if (isFit) save.mutate(props.settingsWith(value));
      }}
    >
      <TextInput
        label={label}
        description={description}
        placeholder={placeholder}
        inputWrapperOrder={['label', 'description', 'error', 'input']}
        autoComplete="off"
        spellCheck={false}
        maxLength={maxLength}
        value={typed}
        onChange={(change) => setTyped(change.currentTarget.value)}
        error={isFit ? refusal : props.wrong}
      />
      <Button type="submit" variant="default" loading={save.isPending} disabled={!isFit || value === kept}>
        Save
      </Button>
    </form>
  );
}

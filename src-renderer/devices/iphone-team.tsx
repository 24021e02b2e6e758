import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { IosSettings } from '../../src-shared/domain/ios.ts';
import { describeFailure } from '../agent/failure.ts';
import { isTeamId } from './ios-fields.ts';
import classes from './iphones.module.css';
import { useSaveIosSettings } from './use-ios-settings.ts';

/** Asks which team signs the automation app on the phones. */
export function IphoneTeam({ settings }: { readonly settings: IosSettings }) {
  const [typed, setTyped] = useState(settings.teamId ?? '');
  const save = useSaveIosSettings();
  const teamId = typed.trim() === '' ? null : typed.trim().toUpperCase();
  const isFit = teamId === null || isTeamId(teamId);
  const refusal = save.isError ? describeFailure(save.error).detail : null;
  return (
    <form
      className={classes.field}
      onSubmit={(submit) => {
        submit.preventDefault();
        if (isFit) save.mutate({ ...settings, teamId });
      }}
    >
      <TextInput
        label="Team id"
        description="Of the Apple developer team that signs the automation app: Xcode, Settings, Accounts shows it."
        placeholder="ABCDE12345"
        inputWrapperOrder={['label', 'description', 'error', 'input']}
        autoComplete="off"
        spellCheck={false}
        maxLength={20}
        value={typed}
        onChange={(change) => setTyped(change.currentTarget.value)}
        error={isFit ? refusal : 'Ten letters and digits, as Xcode shows it.'}
      />
      <Button
        type="submit"
        variant="default"
        loading={save.isPending}
        disabled={!isFit || teamId === settings.teamId}
      >
        Save
      </Button>
    </form>
  );
}

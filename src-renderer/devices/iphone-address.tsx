import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { IosSettings } from '../../src-shared/domain/ios.ts';
import { describeFailure } from '../agent/failure.ts';
import { isAgentAddress } from './ios-fields.ts';
import classes from './iphones.module.css';
import { useSaveIosSettings } from './use-ios-settings.ts';

/** Asks where the automation app of one iPhone listens, where it was put there by other means. */
export function IphoneAddress(props: {
  readonly udid: string;
  readonly name: string;
  readonly settings: IosSettings;
}) {
  const { udid, settings } = props;
  const { [udid]: kept, ...others } = settings.agentUrls;
  const [typed, setTyped] = useState(kept ?? '');
  const save = useSaveIosSettings();
  const url = typed.trim();
  const agentUrls = url === '' ? others : { ...others, [udid]: url };
  const isFit = url === '' || isAgentAddress(url);
  const refusal = save.isError ? describeFailure(save.error).detail : null;
  return (
    <form
      className={classes.field}
      onSubmit={(submit) => {
        submit.preventDefault();
        if (isFit) save.mutate({ ...settings, agentUrls });
      }}
    >
      <TextInput
        label={`Address of the automation app on ${props.name}`}
        description="Only where it runs already and this computer reaches it. The screen can be watched through it."
        placeholder="http://192.168.1.20:8100"
        inputWrapperOrder={['label', 'description', 'error', 'input']}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(change) => setTyped(change.currentTarget.value)}
        error={isFit ? refusal : 'An address that begins with http://, such as http://192.168.1.20:8100.'}
      />
      <Button
        type="submit"
        variant="default"
        loading={save.isPending}
        disabled={!isFit || url === (kept ?? '')}
      >
        Save
      </Button>
    </form>
  );
}

import { Button, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { KillScope } from '../../src-shared/domain/limits.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import classes from './limits.module.css';
import { useKillSwitches } from './use-kill-switches.ts';

const platforms: readonly Platform[] = ['instagram', 'threads', 'tiktok'];

/** Asks what is to be stopped and why, and stops it. */
export function StopDialog(props: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Stop publishing">
      <StopForm onClose={props.onClose} />
    </Modal>
  );
}

function StopForm({ onClose }: { readonly onClose: () => void }) {
  const { set } = useKillSwitches();
  const [what, setWhat] = useState<'all' | Platform>('all');
  const [reason, setReason] = useState('');
  const scope: KillScope = what === 'all' ? { kind: 'all' } : { kind: 'platform', platform: what };
  return (
    <form
      className={classes.form}
      onSubmit={(submit) => {
        submit.preventDefault();
        set.mutate({ scope, on: true, reason }, { onSuccess: onClose });
      }}
    >
      <p className={classes.words}>
        Nothing more is published from this moment on. A post whose last tap was made already cannot be called
        back. Campaigns keep their plan and go on once you allow it again.
      </p>
      <Radio.Group label="What to stop" value={what} onChange={(value) => setWhat(value)}>
        <Stack gap="xs" pt="xs">
          <Radio value="all" label="Everything" data-autofocus />
          {platforms.map((platform) => (
            <Radio key={platform} value={platform} label={`Only ${platformName(platform)}`} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label="Reason"
        description="Shown on every screen while it is stopped."
        maxLength={300}
        value={reason}
        onChange={(change) => setReason(change.currentTarget.value)}
      />
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" color="red.8" loading={set.isPending}>
          Stop now
        </Button>
      </div>
    </form>
  );
}

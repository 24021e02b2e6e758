import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { Account, AccountStatus, StatusActor } from '../../src-shared/domain/account.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { formatDateTime } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { tellDone } from '../parts/tell.tsx';
import { accountLabels } from '../parts/tone.ts';
import { statuses } from './accounts-search.ts';
import classes from './accounts.module.css';
import { Facts } from './facts.tsx';
import { fieldErrors } from './field-errors.ts';
import { fromLocalInput, toLocalInput } from './local-input.ts';

const actors: Readonly<Record<StatusActor, string>> = {
  person: 'By a person',
  import: 'By an import',
  job: 'By a post that was being made',
  login_test: 'By a login test',
  timer: 'By itself, when its rest ended',
};

/** How an account stands, since when and why, and another status for it. */
export function AccountStatusTab({ account }: { readonly account: Account }) {
  const { query } = useAgent();
  const form = useForm<{ status: AccountStatus; statusReason: string; cooldownUntil: string }>({
    initialValues: {
      status: account.status,
      statusReason: '',
      cooldownUntil: account.cooldownUntil === null ? '' : toLocalInput(account.cooldownUntil),
    },
  });
  const save = useMutation(
    query.accounts.update.mutationOptions({
      onSuccess: () => tellDone('The status is set.'),
      onError: (error) => form.setErrors(fieldErrors(issuesOf(error), Object.keys(form.values)).errors),
    }),
  );
  const resting = form.values.status === 'cooldown';
  return (
    <Stack pt="md" gap="lg">
      <Facts
        facts={[
          ['Status', <StatusBadge key="status" label={accountLabels[account.status]} />],
          ['Reason', account.statusReason ?? 'None was given'],
          ['Since', formatDateTime(account.statusAt)],
          ['Set', actors[account.statusBy]],
          ['Rests until', account.cooldownUntil === null ? null : formatDateTime(account.cooldownUntil)],
        ]}
      />
      <form
        className={classes.form}
        noValidate
        onSubmit={form.onSubmit(({ status, statusReason, cooldownUntil }) =>
          save.mutate({
            id: account.id,
            status,
            statusReason: statusReason.trim() || null,
            ...(resting ? { cooldownUntil: fromLocalInput(cooldownUntil) } : {}),
          }),
        )}
      >
        <Select
          label="Set it to"
          description="Set it to Active once you have dealt with what the phone asked for."
          data={statuses.map((value) => ({ value, label: accountLabels[value].text }))}
          {...form.getInputProps('status')}
        />
        {resting ? (
          <TextInput
            type="datetime-local"
            label="Rests until"
            description="Then it is active again by itself. Empty: until somebody says so."
            {...form.getInputProps('cooldownUntil')}
          />
        ) : null}
        <TextInput label="Reason" maxLength={300} {...form.getInputProps('statusReason')} />
        {save.isError && issuesOf(save.error).length === 0 ? <FailureNotice error={save.error} /> : null}
        <div className={classes.foot}>
          <span />
          <Button type="submit" loading={save.isPending}>
            Set status
          </Button>
        </div>
      </form>
    </Stack>
  );
}

import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Account, AccountStatus } from '../../src-shared/domain/account.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { confirm } from '../parts/confirm.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import { accountLabels } from '../parts/tone.ts';
import { AccountDependents } from './account-dependents.tsx';
import classes from './accounts.module.css';
import { fieldErrors } from './field-errors.ts';
import { PhoneSelect } from './phone-select.tsx';

type Values = { displayName: string; deviceId: number | null; status: AccountStatus };

/** What of an account can be changed, and its removal. */
export function EditAccount(props: { readonly account: Account; readonly onClose: () => void }) {
  const { account } = props;
  const { query } = useAgent();
  const queries = useQueryClient();
  const form = useForm<Values>({
    initialValues: { displayName: account.displayName, deviceId: account.deviceId, status: account.status },
    validate: { displayName: (value) => (value.trim() === '' ? 'A name people recognise.' : null) },
  });
  const settle = async (sentence: string) => {
    await queries.invalidateQueries({ queryKey: query.key() });
    tellDone(sentence);
    props.onClose();
  };
  const save = useMutation(
    query.accounts.update.mutationOptions({
      onSuccess: () => settle(`@${account.handle} is saved.`),
      onError: (error) => form.setErrors(fieldErrors(issuesOf(error), Object.keys(form.values)).errors),
    }),
  );
  const remove = useMutation(
    query.accounts.delete.mutationOptions({
      onSuccess: () => settle(`@${account.handle} is removed.`),
      onError: tellFailure,
    }),
  );
  const whatDepends = <AccountDependents account={account} />;
  const askAndRemove = () =>
    confirm({
      title: `Remove @${account.handle}?`,
      body: whatDepends,
      yes: 'Remove account',
      danger: true,
      onYes: () => remove.mutate({ id: account.id }),
    });
  const statuses: AccountStatus[] =
    account.status === 'active' || account.status === 'inactive'
      ? ['active', 'inactive']
      : [account.status, 'active', 'inactive'];
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit((values) => save.mutate({ id: account.id, ...values }))}
    >
      {account.statusReason === null ? null : <div className={classes.held}>{account.statusReason}</div>}
      <TextInput label="Platform" value={platformName(account.platform)} readOnly variant="unstyled" />
      <TextInput label="Display name" data-autofocus {...form.getInputProps('displayName')} />
      <PhoneSelect
        value={form.values.deviceId}
        onChange={(deviceId) => form.setFieldValue('deviceId', deviceId)}
        error={form.errors['deviceId']}
      />
      <Select
        label="Status"
        description="Set it to Active once you have dealt with what the phone asked for."
        data={statuses.map((value) => ({ value, label: accountLabels[value].text }))}
        {...form.getInputProps('status')}
      />
      {save.isError && issuesOf(save.error).length === 0 ? <FailureNotice error={save.error} /> : null}
      <div className={classes.foot}>
        <Button
          variant="subtle"
          c="var(--mantine-color-error)"
          color="red"
          leftSection={<IconTrash size={16} />}
          loading={remove.isPending}
          onClick={askAndRemove}
        >
          Remove
        </Button>
        <Button variant="default" onClick={props.onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

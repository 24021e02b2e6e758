import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accountName } from '../../src-shared/account-name.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { showErrors, showFirstError } from '../parts/show-first-error.ts';
import { tellDone } from '../parts/tell.tsx';
import { AccountFields, toChange, type AccountValues } from './account-fields.tsx';
import classes from './accounts.module.css';
import { fieldErrors } from './field-errors.ts';
import { KeptPassword } from './kept-password.tsx';
import { PutAway } from './put-away.tsx';

function valuesOf(account: Account): AccountValues {
  const { displayName, deviceId, proxyId, profileId, timezone, notes } = account;
  return {
    handle: account.handleKnown ? account.handle : '',
    displayName,
    email: account.email ?? '',
    client: account.client ?? '',
    tags: [...account.tags],
    deviceId,
    proxyId,
    profileId,
    timezone,
    notes,
  };
}

/** What of an account can be changed, its password, and its removal. */
export function EditAccount(props: { readonly account: Account; readonly onClose: () => void }) {
  const { account } = props;
  const { query } = useAgent();
  const queries = useQueryClient();
  const form = useForm<AccountValues>({
    initialValues: valuesOf(account),
    validate: {
      handle: (value) => (account.handleKnown && value.trim() === '' ? 'The name after the @.' : null),
      displayName: (value) => (value.trim() === '' ? 'A name people recognise.' : null),
    },
  });
  const save = useMutation(
    query.accounts.update.mutationOptions({
      onSuccess: async (saved) => {
        await queries.invalidateQueries({ queryKey: query.key() });
        tellDone(`${accountName(saved.handle)} is saved.`);
        props.onClose();
      },
    }),
  );
  const onError = (error: unknown) =>
    showErrors(() => form.setErrors(fieldErrors(issuesOf(error), Object.keys(form.values)).errors));
  const { rest } = fieldErrors(issuesOf(save.error), Object.keys(form.values));
  const elsewhere = save.isError && (issuesOf(save.error).length === 0 || rest.length > 0);
  const send = (values: AccountValues) => {
    const touched = Object.entries(toChange(values)).filter(([name]) => form.isDirty(name));
    save.mutate({ id: account.id, ...Object.fromEntries(touched) }, { onError });
  };
  return (
    <form className={classes.form} noValidate onSubmit={form.onSubmit(send, showFirstError)}>
      <TextInput label="Platform" value={platformName(account.platform)} readOnly variant="unstyled" />
      <AccountFields values={form.values} errors={form.errors} onSet={form.setValues} />
      <KeptPassword account={account} />
      {elsewhere ? <FailureNotice error={save.error} /> : null}
      <div className={classes.foot}>
        <PutAway account={account} onClose={props.onClose} />
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

import { Button, Checkbox, PasswordInput, Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { accountName } from '../../src-shared/account-name.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { showErrors, showFirstError } from '../parts/show-first-error.ts';
import { tellDone } from '../parts/tell.tsx';
import { AccountFields, toChange, type AccountValues } from './account-fields.tsx';
import { platforms } from './accounts-search.ts';
import classes from './accounts.module.css';
import { fieldErrors } from './field-errors.ts';

type Values = AccountValues & { platform: Platform; password: string; ownershipConfirmed: boolean };

/** Adds an account; the very first one asks for the confirmation that it may be managed. */
export function NewAccount(props: { readonly onClose: () => void }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const info = useQuery(query.agent.info.queryOptions({ input: {} }));
  const first = info.data?.ownershipConfirmedAt === null;
  const form = useForm<Values>({
    initialValues: {
      platform: 'instagram',
      handle: '',
      displayName: '',
      email: '',
      password: '',
      client: '',
      tags: [],
      deviceId: null,
      proxyId: null,
      profileId: null,
      timezone: null,
      notes: '',
      ownershipConfirmed: false,
    },
    validate: {
      handle: (value) => (value.trim() === '' ? 'The name after the @.' : null),
      displayName: (value) => (value.trim() === '' ? 'A name people recognise.' : null),
      ownershipConfirmed: (value) => (first && !value ? 'Please confirm this to go on.' : null),
    },
  });
  const create = useMutation(
    query.accounts.create.mutationOptions({
      onSuccess: async (account) => {
        await queries.invalidateQueries({ queryKey: query.key() });
        tellDone(`${accountName(account.handle)} is added.`);
        props.onClose();
      },
    }),
  );
  const onError = (error: unknown) =>
    showErrors(() => form.setErrors(fieldErrors(issuesOf(error), Object.keys(form.values)).errors));
  const { rest } = fieldErrors(issuesOf(create.error), Object.keys(form.values));
  const elsewhere = create.isError && (issuesOf(create.error).length === 0 || rest.length > 0);
  const send = ({ platform, password, ownershipConfirmed, ...values }: Values) =>
    create.mutate(
      { ...toChange(values), platform, password: password || null, ownershipConfirmed },
      { onError },
    );
  return (
    <form className={classes.form} noValidate onSubmit={form.onSubmit(send, showFirstError)}>
      <Select
        label="Platform"
        data={platforms.map((value) => ({ value, label: platformName(value) }))}
        {...form.getInputProps('platform')}
      />
      <AccountFields values={form.values} errors={form.errors} onSet={form.setValues} />
      <PasswordInput
        label="Password"
        description="Only if you want it kept here. It goes into the vault, encrypted."
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
        {...form.getInputProps('password')}
      />
      {first ? (
        <Checkbox
          className={classes.owner}
          label="I own these accounts or am authorised to manage them"
          description="Asked once, for the first account. The date of your confirmation is kept."
          {...form.getInputProps('ownershipConfirmed', { type: 'checkbox' })}
        />
      ) : null}
      {elsewhere ? <FailureNotice error={create.error} /> : null}
      <div className={classes.foot}>
        <span />
        <Button variant="default" onClick={props.onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={create.isPending}>
          Add account
        </Button>
      </div>
    </form>
  );
}

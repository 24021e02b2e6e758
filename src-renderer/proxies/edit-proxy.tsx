import { Button, Checkbox, Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Proxy, ProxyStatus } from '../../src-shared/domain/proxy.ts';
import { fieldErrors } from '../accounts/field-errors.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { RemoveButton } from '../parts/remove-button.tsx';
import { showErrors, showFirstError } from '../parts/show-first-error.ts';
import { tellDone } from '../parts/tell.tsx';
import { proxyLabels } from '../parts/tone.ts';
import { ProxyFields } from './proxy-fields.tsx';
import { formOf, proxyOf, proxyProblems, type ProxyForm } from './proxy-form.ts';
import classes from './proxies.module.css';
import { useRemoveProxies } from './remove-proxies.tsx';

const settable = ['active', 'inactive', 'banned'] as const;

/** What of a proxy can be changed, and its removal. */
export function EditProxy(props: { readonly proxy: Proxy; readonly onClose: () => void }) {
  const { proxy } = props;
  const { query } = useAgent();
  const queries = useQueryClient();
  const [status, setStatus] = useState<ProxyStatus>(proxy.status);
  const [forgetPassword, setForgetPassword] = useState(false);
  const form = useForm<ProxyForm>({ initialValues: formOf(proxy), validate: proxyProblems });
  const save = useMutation(
    query.proxies.update.mutationOptions({
      onSuccess: async (saved) => {
        await queries.invalidateQueries({ queryKey: query.proxies.key() });
        tellDone(`${saved.name} is saved.`);
        props.onClose();
      },
    }),
  );
  const onError = (error: unknown) =>
    showErrors(() => form.setErrors(fieldErrors(issuesOf(error), Object.keys(form.values)).errors));
  const remove = useRemoveProxies(props.onClose);
  const send = (values: ProxyForm) =>
    save.mutate(
      {
        id: proxy.id,
        ...proxyOf(values),
        ...(forgetPassword && values.password === '' ? { password: null } : {}),
        // Failing is what checks found; it is not set by a person.
        ...(status === proxy.status || status === 'error' ? {} : { status }),
      },
      { onError },
    );
  const statuses: readonly ProxyStatus[] = proxy.status === 'error' ? ['error', ...settable] : settable;
  const { rest } = fieldErrors(issuesOf(save.error), Object.keys(form.values));
  return (
    <form className={classes.form} noValidate onSubmit={form.onSubmit(send, showFirstError)}>
      <ProxyFields form={form} hasPassword={proxy.hasPassword} />
      {proxy.hasPassword ? (
        <Checkbox
          label="Forget the password"
          checked={forgetPassword}
          onChange={(change) => setForgetPassword(change.currentTarget.checked)}
        />
      ) : null}
      <Select
        label="Status"
        description="Off and Banned are not checked, and not given to accounts."
        data={statuses.map((value) => ({
          value,
          label: value === 'active' ? 'On' : proxyLabels[value].text,
        }))}
        value={status}
        onChange={(value) => setStatus(statuses.find((each) => each === value) ?? proxy.status)}
      />
      {save.isError && (issuesOf(save.error).length === 0 || rest.length > 0) ? (
        <FailureNotice error={save.error} />
      ) : null}
      <div className={classes.foot}>
        <RemoveButton
          loading={remove.isPending}
          onClick={() => remove.ask(`Remove ${proxy.name}?`, () => Promise.resolve({ ids: [proxy.id] }))}
        />
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

import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors } from '../accounts/field-errors.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { showErrors, showFirstError } from '../parts/show-first-error.ts';
import { tellDone } from '../parts/tell.tsx';
import { parseProxyLine } from './parse-proxy-line.ts';
import { ProxyFields } from './proxy-fields.tsx';
import { newProxyForm, proxyOf, proxyProblems, withLine, type ProxyForm } from './proxy-form.ts';
import classes from './proxies.module.css';

/** Adds one proxy: typed, or pasted as the line a provider gives. */
export function NewProxy(props: { readonly onClose: () => void }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const [line, setLine] = useState('');
  const form = useForm<ProxyForm>({ initialValues: newProxyForm, validate: proxyProblems });
  const create = useMutation(
    query.proxies.create.mutationOptions({
      onSuccess: async (proxy) => {
        await queries.invalidateQueries({ queryKey: query.proxies.key() });
        tellDone(`${proxy.name} is added.`);
        props.onClose();
      },
    }),
  );
  const onError = (error: unknown) =>
    showErrors(() => form.setErrors(fieldErrors(issuesOf(error), Object.keys(form.values)).errors));
  const read = (text: string) => {
    setLine(text);
    const found = parseProxyLine(text);
    if (found !== null) form.setValues((before) => withLine({ ...newProxyForm, ...before }, found));
  };
  const understood = line.trim() === '' || parseProxyLine(line) !== null;
  const { rest } = fieldErrors(issuesOf(create.error), Object.keys(form.values));
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit((values) => create.mutate(proxyOf(values), { onError }), showFirstError)}
    >
      <TextInput
        label="Paste a line"
        description="host:port:user:password, user:password@host:port, with or without http:// or socks5://. It fills the fields below."
        placeholder="gate.example.net:8000:user:password"
        data-autofocus
        spellCheck={false}
        autoComplete="off"
        value={line}
        onChange={(change) => read(change.currentTarget.value)}
        error={understood ? null : 'Not a line that can be read. Fill in the fields below.'}
      />
      <ProxyFields form={form} hasPassword={false} />
      {create.isError && (issuesOf(create.error).length === 0 || rest.length > 0) ? (
        <FailureNotice error={create.error} />
      ) : null}
      <div className={classes.foot}>
        <span />
        <Button variant="default" onClick={props.onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={create.isPending}>
          Add proxy
        </Button>
      </div>
    </form>
  );
}

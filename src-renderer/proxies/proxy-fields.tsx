import { NumberInput, PasswordInput, Select, TextInput } from '@mantine/core';
import type { useForm } from '@mantine/form';
import type { ProxyForm } from './proxy-form.ts';
import { proxyProtocols, proxyTypes } from './proxies-search.ts';
import classes from './proxies.module.css';
import { protocolNames, typeNames } from './proxy-words.ts';

/** Where a proxy is, how it is spoken to, and who one is to it. */
export function ProxyFields(props: {
  readonly form: Pick<ReturnType<typeof useForm<ProxyForm>>, 'getInputProps'>;
  /** A password is in the vault. */
  readonly hasPassword: boolean;
}) {
  const { form, hasPassword } = props;
  return (
    <>
      <div className={classes.hostPort}>
        <TextInput
          label="Host"
          placeholder="gate.example.net"
          spellCheck={false}
          autoComplete="off"
          {...form.getInputProps('host')}
        />
        <NumberInput
          label="Port"
          placeholder="8000"
          hideControls
          allowDecimal={false}
          thousandSeparator=""
          {...form.getInputProps('port')}
        />
      </div>
      <div className={classes.halves}>
        <Select
          label="Protocol"
          data={proxyProtocols.map((value) => ({ value, label: protocolNames[value] }))}
          {...form.getInputProps('protocol')}
        />
        <Select
          label="Type"
          data={proxyTypes.map((value) => ({ value, label: typeNames[value] }))}
          {...form.getInputProps('type')}
        />
      </div>
      <div className={classes.halves}>
        <TextInput
          label="User name"
          description="As the provider gave it."
          spellCheck={false}
          autoComplete="off"
          {...form.getInputProps('username')}
        />
        <PasswordInput
          label="Password"
          description={hasPassword ? 'Kept in the vault. Empty: stays.' : 'Is kept in the vault.'}
          placeholder={hasPassword ? '••••••••' : ''}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
      </div>
      <TextInput
        label="Label"
        description="A name of yours; else it is called by host and port."
        placeholder="Berlin 12"
        maxLength={80}
        {...form.getInputProps('label')}
      />
    </>
  );
}

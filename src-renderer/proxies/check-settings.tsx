import { Button, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ProxyCheckSettings } from '../../src-shared/domain/proxy.ts';
import { fieldErrors } from '../accounts/field-errors.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { tellDone } from '../parts/tell.tsx';
import classes from './proxies.module.css';

const intervals = [
  [0, 'Never'],
  [5, 'Every 5 minutes'],
  [15, 'Every 15 minutes'],
  [30, 'Every half hour'],
  [60, 'Every hour'],
  [360, 'Every 6 hours'],
  [1440, 'Every day'],
] as const;

/** When and how proxies are checked by themselves. */
export function CheckSettings(props: { readonly opened: boolean; readonly onClose: () => void }) {
  const { query } = useAgent();
  const settings = useQuery({
    ...query.proxies.checkSettings.queryOptions({ input: {} }),
    enabled: props.opened,
  });
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="How proxies are checked">
      {settings.isPending ? <LoadingRows rows={4} height={40} /> : null}
      {settings.isError ? (
        <FailureNotice error={settings.error} onRetry={() => void settings.refetch()} />
      ) : null}
      {settings.data === undefined ? null : <Form settings={settings.data} onClose={props.onClose} />}
    </Modal>
  );
}

type Values = {
  everyMinutes: string;
  testAddress: string;
  timeoutSeconds: number | string;
  atOnce: number | string;
};

function Form(props: { readonly settings: ProxyCheckSettings; readonly onClose: () => void }) {
  const { settings } = props;
  const { query } = useAgent();
  const all = useQuery({ ...query.proxies.checkSettings.queryOptions({ input: {} }), enabled: false });
  const form = useForm<Values>({
    initialValues: { ...settings, everyMinutes: String(settings.everyMinutes) },
    validate: {
      testAddress: (text) =>
        /^https?:\/\/./.test(text) ? null : 'An address such as https://api.ipify.org.',
      timeoutSeconds: (value) => (within(value, 1, 60) ? null : 'From 1 to 60.'),
      atOnce: (value) => (within(value, 1, 256) ? null : 'From 1 to 256.'),
    },
  });
  const save = useMutation(
    query.proxies.setCheckSettings.mutationOptions({
      onSuccess: async () => {
        await all.refetch();
        tellDone('Checks are set.');
        props.onClose();
      },
      onError: (error) => form.setErrors(fieldErrors(issuesOf(error), Object.keys(form.values)).errors),
    }),
  );
  const known = intervals.some(([minutes]) => minutes === settings.everyMinutes);
  const choices = known
    ? intervals
    : ([...intervals, [settings.everyMinutes, `Every ${settings.everyMinutes} minutes`]] as const);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit(({ everyMinutes, testAddress, timeoutSeconds, atOnce }) =>
        save.mutate({
          everyMinutes: Number(everyMinutes),
          testAddress,
          timeoutSeconds: Number(timeoutSeconds),
          atOnce: Number(atOnce),
        }),
      )}
    >
      <Select
        label="How often"
        description="One that fails is looked at less and less often, until it works again."
        data={choices.map(([minutes, label]) => ({ value: String(minutes), label }))}
        {...form.getInputProps('everyMinutes')}
      />
      <TextInput
        label="Test address"
        description="Asked for through the proxy; it answers with the address it sees."
        spellCheck={false}
        {...form.getInputProps('testAddress')}
      />
      <div className={classes.halves}>
        <NumberInput
          label="Longest wait"
          suffix=" s"
          allowDecimal={false}
          {...form.getInputProps('timeoutSeconds')}
        />
        <NumberInput label="Checks at the same time" allowDecimal={false} {...form.getInputProps('atOnce')} />
      </div>
      {save.isError && issuesOf(save.error).length === 0 ? <FailureNotice error={save.error} /> : null}
      <div className={classes.foot}>
        <span />
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

function within(value: number | string, least: number, most: number): boolean {
  return value !== '' && Number(value) >= least && Number(value) <= most;
}

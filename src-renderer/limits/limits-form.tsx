import { Button, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { LimitSettings } from '../../src-shared/domain/limits.ts';
import { dailyCeilings, usualLimits } from '../../src-shared/usual-limits.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { confirm } from '../parts/confirm.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { tellDone } from '../parts/tell.tsx';
import { actionNames, actions } from './limit-words.ts';
import { fromValues, limitsIssues, toValues } from './limits-values.ts';
import classes from './limits.module.css';

/** The numbers of the workspace. */
export function LimitsForm({ settings }: { readonly settings: LimitSettings }) {
  const { query } = useAgent();
  const form = useForm({ initialValues: toValues(settings), validate: limitsIssues });
  const save = useMutation(
    query.agent.limits.set.mutationOptions({
      onSuccess: () => tellDone('The limits are set.'),
      onError: (error) =>
        form.setErrors(
          Object.fromEntries(
            issuesOf(error).map(({ path, message }) => [
              path.replace('quietHours.until', 'quietUntil'),
              message,
            ]),
          ),
        ),
    }),
  );
  const ask = (limits: LimitSettings) =>
    confirm({
      title: 'Change the limits?',
      body: 'They hold from the next action on. What an account did today counts against its new numbers: lower ones can keep it waiting until its day ends. Accounts with numbers of their own keep those.',
      yes: 'Change limits',
      onYes: () => save.mutate(limits),
    });
  const whole = { allowDecimal: false, allowNegative: false };
  return (
    <form className={classes.form} noValidate onSubmit={form.onSubmit((values) => ask(fromValues(values)))}>
      <p className={classes.words}>
        For each account and day, on the account’s own clock. Ceilings are built in and cannot be raised.
      </p>
      <div className={classes.grid}>
        {actions.map((action) => (
          <NumberInput
            key={action}
            label={`${actionNames[action]} a day`}
            description={`At most ${dailyCeilings[action]}`}
            {...whole}
            {...form.getInputProps(`perDay.${action}`)}
          />
        ))}
      </div>
      <div className={classes.grid}>
        <NumberInput
          label="Actions an hour"
          description="Of one account. Empty: no limit"
          {...whole}
          {...form.getInputProps('perHour')}
        />
        <NumberInput
          label="Time between two"
          description="Of one account"
          suffix=" s"
          {...whole}
          {...form.getInputProps('gapSeconds')}
        />
        <NumberInput
          label="A phone, a day"
          description="All its accounts. Empty: no limit"
          {...whole}
          {...form.getInputProps('perDevicePerDay')}
        />
        <NumberInput
          label="The workspace, a day"
          description="All accounts. Empty: no limit"
          thousandSeparator=","
          {...whole}
          {...form.getInputProps('workspacePerDay')}
        />
        <TextInput
          type="time"
          label="Quiet from"
          description="On the account’s clock"
          {...form.getInputProps('quietFrom')}
        />
        <TextInput
          type="time"
          label="Quiet until"
          description="Empty: no quiet hours"
          {...form.getInputProps('quietUntil')}
        />
      </div>
      {save.isError && issuesOf(save.error).length === 0 ? <FailureNotice error={save.error} /> : null}
      <div className={classes.foot}>
        <Button variant="default" onClick={() => ask(usualLimits)}>
          Back to usual limits
        </Button>
        <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
          Save limits
        </Button>
      </div>
    </form>
  );
}

import { Button, NumberInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { AccountLimits, LimitedAction, LimitMeter } from '../../src-shared/domain/limits.ts';
import { dailyCeilings } from '../../src-shared/usual-limits.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { tellDone } from '../parts/tell.tsx';
import { actionNames, actions } from './limit-words.ts';
import { ceilingIssue, type NumberField, toNumber } from './number-field.ts';
import classes from './limits.module.css';

/** Daily numbers that an account has for itself; an empty field is as for the workspace. */
export function OwnLimits(props: {
  readonly accountId: number;
  readonly limits: { readonly own: AccountLimits; readonly meters: readonly LimitMeter[] };
}) {
  const { own, meters } = props.limits;
  const { query } = useAgent();
  const form = useForm<Record<LimitedAction, NumberField>>({
    initialValues: Object.fromEntries(actions.map((action) => [action, own[action] ?? ''])) as Record<
      LimitedAction,
      NumberField
    >,
    validate: (values) =>
      Object.fromEntries(
        actions.map((action) => [action, ceilingIssue(values[action], dailyCeilings[action])]),
      ),
  });
  const save = useMutation(
    query.accounts.limits.set.mutationOptions({
      onSuccess: () => tellDone('The limits of this account are set.'),
      onError: (error) =>
        form.setErrors(
          Object.fromEntries(issuesOf(error).map(({ path, message }) => [path.replace('own.', ''), message])),
        ),
    }),
  );
  const asForAll = (action: LimitedAction) =>
    own[action] === undefined ? String(meters.find((each) => each.action === action)?.limit ?? '') : '';
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit((values) =>
        save.mutate({
          id: props.accountId,
          own: Object.fromEntries(
            actions.flatMap((action) => {
              const number = toNumber(values[action]);
              return number === null ? [] : [[action, number]];
            }),
          ),
        }),
      )}
    >
      <div>
        <Title order={3} size="h4">
          Numbers of its own
        </Title>
        <p className={classes.hint}>
          Per day of this account. An empty field is as for the workspace. No number goes above its ceiling.
        </p>
      </div>
      <div className={classes.grid}>
        {actions.map((action) => (
          <NumberInput
            key={action}
            label={actionNames[action]}
            description={`At most ${dailyCeilings[action]}`}
            placeholder={asForAll(action)}
            allowDecimal={false}
            allowNegative={false}
            {...form.getInputProps(action)}
          />
        ))}
      </div>
      {save.isError && issuesOf(save.error).length === 0 ? <FailureNotice error={save.error} /> : null}
      <div className={classes.foot}>
        <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
          Save limits
        </Button>
      </div>
    </form>
  );
}

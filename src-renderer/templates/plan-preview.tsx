import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { WarmupRecipe } from '../../src-shared/domain/warmup.ts';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { warmupNames } from './warmup-words.ts';
import classes from './warmups.module.css';

/** Accounts that are asked about, at most. */
const mostAccounts = 1000;

/** What a session would do, renewed as the recipe or the accounts change. A recipe that is not yet one is null. */
export function PlanPreview(props: {
  readonly recipe: WarmupRecipe | null;
  readonly accountIds: readonly number[];
}) {
  const { query } = useAgent();
  const [recipe] = useDebouncedValue(props.recipe, 300);
  const [accountIds] = useDebouncedValue(props.accountIds, 300);
  const plan = useQuery(
    query.templates.preview.queryOptions({
      input: recipe === null ? skipToken : { recipe, accountIds: accountIds.slice(0, mostAccounts) },
      placeholderData: keepPreviousData,
      gcTime: 30_000,
    }),
  );
  if (plan.isError) return <FailureNotice error={plan.error} onRetry={() => void plan.refetch()} />;
  if (plan.data === undefined)
    return (
      <p className={classes.soft}>
        {recipe === null ? 'Put the fields right to see the plan.' : 'Planning…'}
      </p>
    );
  const { sentence, actions, warnings, minutes } = plan.data;
  return (
    <div className={classes.plan}>
      {props.recipe === null ? (
        <p className={classes.soft}>As it was before. Put the fields right to see it anew.</p>
      ) : null}
      <p className={classes.sentence} role="status">
        {sentence}
      </p>
      <table className={classes.planTable}>
        <tbody>
          <tr>
            <th scope="row">Minutes</th>
            <td>
              {minutes.from}–{minutes.to}
            </td>
          </tr>
          {actions.map(({ kind, from, to, left }) => (
            <tr key={kind}>
              <th scope="row">{warmupNames[kind]}</th>
              <td>
                {from}–{to}
                {left === null ? null : <span className={classes.soft}> ({left} left today)</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {warnings.map((warning) => (
        <p key={warning} className={classes.warning}>
          <IconAlertTriangle size={15} aria-hidden="true" /> {warning}
        </p>
      ))}
    </div>
  );
}

import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { StepKeepingState } from '../../src-shared/domain/replay.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatBytes, formatCount } from '../format/amount.ts';
import { formatDateTime } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Panel } from '../parts/panel.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import classes from './settings.module.css';

/** How long the pictures and screens of runs are kept, and how much there is. */
export function StepKeepingCard() {
  const { query } = useAgent();
  const kept = useQuery(query.runs.keeping.get.queryOptions({ input: {} }));
  return (
    <Panel title="Pictures of runs">
      {kept.isPending ? <LoadingRows rows={2} height={32} /> : null}
      {kept.isError ? <FailureNotice error={kept.error} onRetry={() => void kept.refetch()} /> : null}
      {kept.data === undefined ? null : <Policy state={kept.data} />}
    </Panel>
  );
}

type Values = { failedDays: number | string; doneDays: number | string; gigabytes: number | string };

function Policy({ state }: { readonly state: StepKeepingState }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const [values, setValues] = useState<Values>(state.policy);
  const renew = () => queries.invalidateQueries({ queryKey: query.runs.keeping.key() });
  const save = useMutation(
    query.runs.keeping.set.mutationOptions({
      onSuccess: () => {
        tellDone('Saved. The next sweep follows it.');
        return renew();
      },
      onError: tellFailure,
    }),
  );
  const sweep = useMutation(
    query.runs.keeping.sweep.mutationOptions({
      onSuccess: ({ pruned }) => {
        tellDone(pruned === 0 ? 'Nothing had to go.' : `${formatCount(pruned, 'step')} lost their pictures.`);
        return renew();
      },
      onError: tellFailure,
    }),
  );
  const policy = {
    failedDays: Number(values.failedDays),
    doneDays: Number(values.doneDays),
    gigabytes: Number(values.gigabytes),
  };
  const isDays = (days: number) => Number.isInteger(days) && days >= 1 && days <= 3650;
  const wrong = {
    failedDays: isDays(policy.failedDays) ? null : 'From 1 to 3,650 days.',
    doneDays: isDays(policy.doneDays) ? null : 'From 1 to 3,650 days.',
    gigabytes: policy.gigabytes >= 0.1 && policy.gigabytes <= 10_000 ? null : 'From 0.1 to 10,000.',
  };
  const valid = Object.values(wrong).every((issue) => issue === null);
  const changed = JSON.stringify(policy) !== JSON.stringify(state.policy);
  const field = (name: keyof Values, label: string, suffix: string) => (
    <NumberInput
      label={label}
      suffix={suffix}
      allowNegative={false}
      value={values[name]}
      error={wrong[name]}
      onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
    />
  );
  return (
    <form
      className={classes.vault}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) save.mutate(policy);
      }}
    >
      <p className={classes.words}>
        {formatBytes(state.keptBytes)} of {formatCount(state.keptSteps, 'step')} are kept
        {state.oldestAt === null ? '' : `, the oldest from ${formatDateTime(state.oldestAt)}`}. They are what
        Replay shows. Once a day what is older goes, the oldest first; runs that go on keep all of theirs.
      </p>
      <div className={classes.keeping}>
        {field('failedDays', 'What failed', ' days')}
        {field('doneDays', 'What was done', ' days')}
        {field('gigabytes', 'In all, at most', ' GB')}
      </div>
      <div className={classes.keepingFoot}>
        <Button
          variant="default"
          loading={sweep.isPending}
          disabled={changed}
          onClick={() => sweep.mutate({})}
        >
          Sweep now
        </Button>
        <Button type="submit" loading={save.isPending} disabled={!changed || !valid}>
          Save
        </Button>
      </div>
    </form>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { DoneWarmupAction, WarmupTally } from '../../src-shared/domain/warmup.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatClock } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { doneWords, warmupNames } from '../templates/warmup-words.ts';
import classes from './warmup-record.module.css';

/** What all sessions of a warm-up did together. */
export function WarmupTotals({ runId }: { readonly runId: number }) {
  const { query } = useAgent();
  const record = useQuery(query.runs.warmup.queryOptions({ input: { id: runId } }));
  return (
    <Panel title="Done so far">
      {record.isError ? (
        <FailureNotice error={record.error} onRetry={() => void record.refetch()} />
      ) : (
        <Tallies tallies={record.data?.tallies ?? []} />
      )}
    </Panel>
  );
}

/** What one session did: how often each, and each action, the newest first. */
export function WarmupActions(props: { readonly runId: number; readonly jobId: number }) {
  const { query } = useAgent();
  const { runId, jobId } = props;
  const record = useQuery(query.runs.warmup.queryOptions({ input: { id: runId, jobId } }));
  if (record.data === undefined) return null;
  const { tallies, actions } = record.data;
  return (
    <section aria-label="Actions" className={classes.record}>
      <Tallies tallies={tallies} />
      {actions.length === 0 ? null : (
        <ol className={classes.actions} tabIndex={0} aria-label="Actions, the newest first">
          {actions.map((action) => (
            <li key={action.id} className={classes.action} data-state={action.state}>
              <time dateTime={action.at}>{formatClock(action.at)}</time>
              <span>
                {warmupNames[action.kind]}
                {action.target === null ? '' : `: ${action.target}`}
                {action.text === null ? null : <q className={classes.text}>{action.text}</q>}
              </span>
              <span className={classes.soft}>{stateWords[action.state]}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Tallies({ tallies }: { readonly tallies: readonly WarmupTally[] }) {
  if (tallies.length === 0) return <p className={classes.soft}>Nothing yet.</p>;
  return (
    <ul className={classes.tallies}>
      {tallies.map(({ kind, done, unclear, skipped }) => (
        <li key={kind}>
          <strong>{doneWords(kind, done)}</strong>
          <span className={classes.soft}>
            {[unclear > 0 ? `${unclear} unclear` : '', skipped > 0 ? `${skipped} passed over` : '']
              .filter((word) => word !== '')
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

const stateWords: Readonly<Record<DoneWarmupAction['state'], string>> = {
  reserved: 'at it',
  done: 'done',
  unclear: 'unclear, counted all the same',
  skipped: 'passed over',
};

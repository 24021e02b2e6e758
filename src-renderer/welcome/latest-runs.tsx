import { Link } from '@tanstack/react-router';
import type { Run } from '../../src-shared/domain/run.ts';
import { formatAgo } from '../format/time.ts';
import { TextLink } from '../parts/links.tsx';
import { Panel } from '../parts/panel.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { runLabels } from '../parts/tone.ts';
import { useNow } from '../parts/use-now.ts';
import { RunCounts } from '../runs/run-counts.tsx';
import classes from './welcome.module.css';

/** The last few runs, each a way to its page. */
export function LatestRuns({ runs }: { readonly runs: readonly Run[] }) {
  const now = useNow(30_000);
  return (
    <Panel
      title="Latest runs"
      aside={
        <TextLink to="/runs" size="sm">
          All runs
        </TextLink>
      }
      flush
    >
      <ul className={classes.list}>
        {runs.map((run) => (
          <li key={run.id}>
            <Link to="/runs/$runId" params={{ runId: String(run.id) }} className={classes.run}>
              <span className={classes.runName}>{run.campaignName}</span>
              <RunCounts counts={run.counts} kind={run.kind} />
              <span className={classes.when}>{formatAgo(run.startedAt, now)}</span>
              <StatusBadge label={runLabels[run.status]} alive={run.status === 'running'} />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

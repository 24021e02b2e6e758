import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { accountName } from '../../src-shared/account-name.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { formatAgo } from '../format/time.ts';
import { reasonLabels } from '../inbox/decisions.ts';
import { TextLink } from '../parts/links.tsx';
import { Panel } from '../parts/panel.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { useNow } from '../parts/use-now.ts';
import classes from './welcome.module.css';

const shown = 3;

/** The newest posts that wait for a decision; nothing where none does. */
export function NeedsYou() {
  const { query } = useAgent();
  const now = useNow(30_000);
  const { data } = useQuery(query.jobs.inbox.queryOptions({ input: { limit: shown } }));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Panel
      title="Needs you"
      aside={
        <TextLink to="/inbox" size="sm">
          {formatCount(data.total, 'post')}
        </TextLink>
      }
      flush
    >
      <ul className={classes.list}>
        {data.items.map(({ job, reason, since }) => (
          <li key={job.id}>
            <Link to="/inbox" search={{ open: job.id }} className={classes.run}>
              <span className={classes.runName}>{accountName(job.accountHandle)}</span>
              <span className={classes.detail}>{job.problem?.message}</span>
              <span className={classes.when}>{formatAgo(since, now)}</span>
              <StatusBadge label={reasonLabels[reason]} />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

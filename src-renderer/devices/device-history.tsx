import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { accountName } from '../../src-shared/account-name.ts';
import type { Event } from '../../src-shared/domain/event.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatClock, formatDateTime } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { TextLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Panel } from '../parts/panel.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { jobLabel, kindOf, kindWords } from '../runs/kind-words.ts';
import classes from './device-page.module.css';

/** What a phone did last, and what the log says of it. */
export function DeviceHistory({ deviceId }: { readonly deviceId: number }) {
  const { query } = useAgent();
  const history = useQuery(query.devices.history.queryOptions({ input: { id: deviceId, limit: 100 } }));
  if (history.isError)
    return (
      <Panel title="History">
        <FailureNotice error={history.error} onRetry={() => void history.refetch()} />
      </Panel>
    );
  if (history.data === undefined)
    return (
      <Panel title="History">
        <LoadingRows rows={4} />
      </Panel>
    );
  return (
    <>
      <DeviceLog events={history.data.events} />
      <DeviceJobs jobs={history.data.jobs} />
    </>
  );
}

function DeviceJobs({ jobs }: { readonly jobs: readonly Job[] }) {
  return (
    <Panel title="Last work">
      {jobs.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing was done on this phone yet.
        </Text>
      ) : null}
      <ul className={classes.rows}>
        {jobs.map((job) => (
          <li key={job.id}>
            <TextLink to="/runs/$runId" params={{ runId: String(job.runId) }} className={classes.grow}>
              {accountName(job.accountHandle)}, {workOf(job)}
            </TextLink>
            <span className={classes.soft}>
              {job.startedAt === null ? '' : formatDateTime(job.startedAt)}
            </span>
            <StatusBadge label={jobLabel(job.status, kindOf(job))} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function workOf(job: Job): string {
  const kind = kindOf(job);
  return kind === 'posting' ? job.kind : kindWords[kind].name.toLowerCase();
}

function DeviceLog({ events }: { readonly events: readonly Event[] }) {
  return (
    <Panel title="Log" flush>
      {events.length === 0 ? (
        <Text size="sm" c="dimmed" p="md">
          Nothing has happened yet.
        </Text>
      ) : null}
      <ol className={classes.log} tabIndex={0} aria-label="Log of this phone">
        {events.map(({ seq, at, type, message }) => (
          <li key={seq} data-kind={type}>
            <time dateTime={at} title={formatDateTime(at)}>
              {formatClock(at)}
            </time>
            <span>{message}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

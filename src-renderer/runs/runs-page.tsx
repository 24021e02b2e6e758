import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Run } from '../../src-shared/domain/run.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatAgo } from '../format/time.ts';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { ButtonLink, TextLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { paged } from '../parts/paged.ts';
import { Panel } from '../parts/panel.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { runLabels } from '../parts/tone.ts';
import { useNow } from '../parts/use-now.ts';
import { timeWords } from './progress.ts';
import { RunBar } from './run-bar.tsx';
import { kindWords } from './kind-words.ts';
import { RunCounts } from './run-counts.tsx';
import type { RunsAddress } from './runs-address.ts';
import { RunFilters } from './run-filters.tsx';
import classes from './runs-page.module.css';

/** What is happening and what happened, newest first. */
export function RunsPage() {
  const { query } = useAgent();
  const navigate = useNavigate();
  const address = useSearch({ from: '/runs' });
  const go = (search: RunsAddress) => void navigate({ to: '/runs', search });
  const runs = paged(
    useInfiniteQuery(
      query.runs.list.infiniteOptions({
        input: (cursor: string | null) => ({
          limit: 100,
          ...address,
          ...(cursor === null ? {} : { cursor }),
        }),
        initialPageParam: null,
        getNextPageParam: (last) => last.next,
      }),
    ),
  );
  const filtered = Object.keys(address).length > 0;
  useHotkeys([['n', () => void navigate({ to: '/campaigns/new' })]]);
  return (
    <Page
      fill
      title="Runs"
      intro="Each time a campaign is posted, rehearsed or accounts are warmed up is a run: watch it live, or read what happened."
    >
      {filtered || runs.items.length > 0 ? (
        <div className={classes.filters}>
          <RunFilters address={address} onChange={go} />
        </div>
      ) : null}
      {runs.known && runs.items.length === 0 && filtered ? (
        <EmptyState
          icon={<IconPlayerPlay size={26} />}
          title="No run matches"
          actions={
            <Button variant="default" onClick={() => go({})}>
              Clear the filters
            </Button>
          }
        >
          No run has all that is asked for above.
        </EmptyState>
      ) : runs.known && runs.items.length === 0 ? (
        <EmptyState
          icon={<IconPlayerPlay size={26} />}
          title="Nothing has run yet"
          actions={
            <ButtonLink to="/campaigns/new" leftSection={<IconPlus size={16} />}>
              New campaign
            </ButtonLink>
          }
        >
          Post a campaign and its run appears here: every phone, every step, with pictures.
        </EmptyState>
      ) : (
        <Panel flush grow="fit">
          {runs.isPending ? <LoadingRows rows={6} height={36} /> : null}
          {runs.error === null ? null : <FailureNotice error={runs.error} onRetry={runs.retry} />}
          {runs.items.length > 0 ? <RunTable runs={runs.items} nearEnd={runs.nearEnd} /> : null}
        </Panel>
      )}
    </Page>
  );
}

function RunTable(props: { readonly runs: readonly Run[]; readonly nearEnd: () => void }) {
  const going = props.runs.some((run) => run.finishedAt === null);
  const now = useNow(going ? 1000 : 60_000);
  return (
    <DataTable
      label="Runs"
      heads={['Name', 'Status', 'Progress', 'Time', 'Started']}
      wide="Progress"
      spare={['Time']}
      items={props.runs}
      nearEnd={props.nearEnd}
      renderRow={(run) => (
        <>
          <td>
            <TextLink to="/runs/$runId" params={{ runId: String(run.id) }} c="inherit" fw={550}>
              {run.campaignName}
            </TextLink>
            {run.kind === 'posting' ? null : <span className={classes.kind}>{kindWords[run.kind].name}</span>}
          </td>
          <td>
            <StatusBadge label={runLabels[run.status]} alive={run.status === 'running'} />
          </td>
          <td>
            <RunCounts counts={run.counts} kind={run.kind} />
            <RunBar run={run} size={4} />
          </td>
          <td data-soft data-spare>
            {timeWords(run, now)}
          </td>
          <td data-soft>{formatAgo(run.startedAt, now)}</td>
        </>
      )}
    />
  );
}

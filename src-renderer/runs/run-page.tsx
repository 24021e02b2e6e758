import { IconMovie } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { JobStatus } from '../../src-shared/domain/job.ts';
import type { Run, RunKind } from '../../src-shared/domain/run.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatDateTime } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { BackLink, ButtonLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { runLabels } from '../parts/tone.ts';
import { JobList } from './job-list.tsx';
import { ReportMenu } from './report-menu.tsx';
import { RunControls } from './run-controls.tsx';
import { RunLog } from './run-log-panel.tsx';
import classes from './run-page.module.css';
import { RunProgress } from './run-progress.tsx';
import { useRunJobs } from './run-jobs.ts';
import { WarmupTotals } from './warmup-record.tsx';
import { useRunSteps } from './run-steps.ts';
import { ScreenStrip } from './screen-strip.tsx';
import { ScreenViewer } from './screen-viewer.tsx';
import { picturesOf } from './screens.ts';
import { StatusFilter } from './status-filter.tsx';

/** One run as it happens: progress, each job, the phones' screens, the log. */
export function RunPage() {
  const { runId } = useParams({ from: '/runs/$runId' });
  const { query } = useAgent();
  const run = useQuery(query.runs.get.queryOptions({ input: { id: Number(runId) } }));
  const back = <BackLink to="/runs">Runs</BackLink>;
  if (run.data === undefined)
    return (
      <Page title="Run" back={back}>
        {run.isError ? (
          <FailureNotice error={run.error} onRetry={() => void run.refetch()} />
        ) : (
          <LoadingRows rows={4} height={64} />
        )}
      </Page>
    );
  return <LiveRun key={run.data.id} run={run.data} back={back} />;
}

function LiveRun({ run, back }: { readonly run: Run; readonly back: ReactNode }) {
  const steps = useRunSteps(run.id);
  const [sought, setSought] = useState<{ readonly jobId: number } | null>(null);
  const [status, setStatus] = useState<JobStatus | null>(null);
  const [viewed, setViewed] = useState<number | null>(null);
  const pictures = picturesOf(steps.data ?? []);
  const jobs = useRunJobs(run.id, null);
  const onPhones =
    run.kind !== 'posting' || pictures.length > 0 || jobs.items.some(({ delivery }) => delivery === 'phone');
  return (
    <Page
      fill
      width="wide"
      back={back}
      title={
        <span className={classes.title}>
          {run.campaignName}
          <StatusBadge label={runLabels[run.status]} alive={run.status === 'running'} />
        </span>
      }
      intro={`${introOf(run.kind)} ${run.id}, started ${formatDateTime(run.startedAt)}`}
      actions={
        <>
          {(steps.data ?? []).length > 0 ? (
            <ButtonLink
              variant="default"
              to="/runs/$runId/replay"
              params={{ runId: String(run.id) }}
              leftSection={<IconMovie size={16} />}
            >
              Replay
            </ButtonLink>
          ) : null}
          <ReportMenu runId={run.id} />
          <RunControls run={run} />
        </>
      }
    >
      <div className={classes.body}>
        <RunProgress run={run} />
        <StatusFilter counts={run.counts} kind={run.kind} chosen={status} onChoose={setStatus} />
        {steps.isError ? <FailureNotice error={steps.error} onRetry={() => void steps.refetch()} /> : null}
        <div className={classes.columns}>
          <div className={classes.jobs}>
            <JobList
              runId={run.id}
              kind={run.kind}
              status={status}
              steps={steps.data ?? []}
              onPicture={setViewed}
              sought={sought}
            />
          </div>
          <div className={classes.side}>
            {run.kind === 'warmup' ? <WarmupTotals runId={run.id} /> : null}
            {onPhones ? <ScreenStrip runId={run.id} pictures={pictures} onOpen={setViewed} /> : null}
            <RunLog
              runId={run.id}
              onJob={(jobId) => {
                setStatus(null);
                setSought({ jobId });
              }}
            />
          </div>
        </div>
      </div>
      <ScreenViewer runId={run.id} pictures={pictures} stepId={viewed} onView={setViewed} />
    </Page>
  );
}

function introOf(kind: RunKind): string {
  if (kind === 'posting') return 'Run';
  return kind === 'warmup' ? 'A warm-up, run' : 'A rehearsal in which nothing is posted, run';
}

import { Button, Select } from '@mantine/core';
import { IconGitCompare, IconPhotoOff } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { accountName } from '../../src-shared/account-name.ts';
import type { Job, Step } from '../../src-shared/domain/job.ts';
import type { Run } from '../../src-shared/domain/run.ts';
import { useAgent } from '../agent/agent-context.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { BackLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { tellFailure } from '../parts/tell.tsx';
import { useRunJobs } from '../runs/run-jobs.ts';
import { useRunSteps } from '../runs/run-steps.ts';
import { ReplayMenu } from './replay-menu.tsx';
import classes from './replay.module.css';
import { Theatre } from './theatre.tsx';
import { comparisonSentence } from './verdict-words.ts';

/** Steps through what was kept of a run, without any phone. */
export function ReplayPage() {
  const { runId } = useParams({ from: '/runs/$runId/replay' });
  const { query } = useAgent();
  const run = useQuery(query.runs.get.queryOptions({ input: { id: Number(runId) } }));
  const steps = useRunSteps(Number(runId));
  const jobs = useRunJobs(Number(runId), null);
  const failed = run.isError ? run : steps.isError ? steps : null;
  if (run.data === undefined || steps.data === undefined || jobs.isPending)
    return (
      <Page title="Replay" back={<Back runId={runId} />}>
        {failed === null ? (
          <LoadingRows rows={4} height={64} />
        ) : (
          <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />
        )}
      </Page>
    );
  return <Loaded run={run.data} steps={steps.data} jobs={jobs.items} />;
}

function Back({ runId }: { readonly runId: string }) {
  return (
    <BackLink to="/runs/$runId" params={{ runId }}>
      Run {runId}
    </BackLink>
  );
}

function Loaded(props: {
  readonly run: Run;
  readonly steps: readonly Step[];
  readonly jobs: readonly Job[];
}) {
  const { run, steps } = props;
  const { query } = useAgent();
  const navigate = useNavigate();
  const address = useSearch({ from: '/runs/$runId/replay' });
  const withSteps = new Set(steps.map((step) => step.jobId));
  const jobs = props.jobs.filter((job) => withSteps.has(job.id));
  const named = steps.find((step) => step.id === address.step);
  const jobId = address.job ?? named?.jobId ?? jobs[0]?.id;
  const ofJob = steps.filter((step) => step.jobId === jobId);
  const step =
    ofJob.find((each) => each.id === address.step) ??
    ofJob.find(({ hasBefore, hasAfter }) => hasBefore || hasAfter) ??
    ofJob[0];
  const compare = useMutation(query.runs.replay.mutationOptions({ onError: tellFailure }));
  const compared = compare.variables?.jobId === jobId ? compare.data : undefined;
  const show = (search: typeof address) =>
    void navigate({
      to: '/runs/$runId/replay',
      params: { runId: String(run.id) },
      search,
      replace: true,
    });
  return (
    <Page
      fill
      width="wide"
      back={<Back runId={String(run.id)} />}
      title={`Replay of ${run.campaignName}`}
      intro="What the phone showed at each step, and why Switchyard did what it did. No phone is needed."
      actions={
        jobId === undefined ? null : (
          <>
            {jobs.length > 1 ? (
              <Select
                aria-label="Account"
                data={jobs.map((job) => ({ value: String(job.id), label: accountName(job.accountHandle) }))}
                value={String(jobId)}
                allowDeselect={false}
                searchable
                onChange={(value) => value !== null && show({ job: Number(value) })}
              />
            ) : null}
            <Button
              variant="default"
              leftSection={<IconGitCompare size={16} />}
              loading={compare.isPending}
              onClick={() => compare.mutate({ id: run.id, jobId })}
            >
              Compare with the current packs
            </Button>
            <ReplayMenu run={run} jobId={jobId} stepId={step?.id} />
          </>
        )
      }
    >
      {step === undefined ? (
        <EmptyState icon={<IconPhotoOff size={26} />} title="No steps to replay">
          A run that posts through phones leaves its steps here: the picture before and after each, and what
          was on the screen.
        </EmptyState>
      ) : (
        <div className={classes.body}>
          {compared === undefined ? null : (
            <p className={classes.comparison} role="status">
              {comparisonSentence(compared)}
            </p>
          )}
          <Theatre
            steps={ofJob}
            step={step}
            moment={address.moment ?? (step.target === null ? 'after' : 'before')}
            compared={compared?.steps ?? []}
            onShow={(stepId, moment) =>
              show({
                ...(jobId === undefined ? {} : { job: jobId }),
                step: stepId,
                ...(moment === undefined ? {} : { moment }),
              })
            }
          />
        </div>
      )}
    </Page>
  );
}

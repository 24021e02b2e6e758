import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { accountName } from '../../src-shared/account-name.ts';
import type { Job, Step } from '../../src-shared/domain/job.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { TextLink } from '../parts/links.tsx';
import { AccountAvatar } from '../parts/account-avatar.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { jobLabel, kindOf } from './kind-words.ts';
import { WarmupActions } from './warmup-record.tsx';
import { JobActions } from './job-actions.tsx';
import classes from './jobs.module.css';
import { StepTimeline } from './step-timeline.tsx';

/** One job: who, where, what it is doing; opened, its problem with what to do, and its steps. */
export function JobRow(props: {
  readonly job: Job;
  readonly steps: readonly Step[];
  readonly open: boolean;
  /** Set when somebody looked for this job: it takes the focus. */
  readonly sought: object | null;
  readonly onToggle: () => void;
  readonly onPicture: (stepId: number) => void;
}) {
  const { job, open } = props;
  const body = useId();
  const head = useRef<HTMLButtonElement>(null);
  const { sought } = props;
  const steps = props.steps.filter((step) => step.jobId === job.id);
  useEffect(() => {
    if (sought !== null) head.current?.focus({ preventScroll: true });
  }, [sought]);
  const active = job.status === 'running' || job.status === 'retrying';
  return (
    <>
      <UnstyledButton
        ref={head}
        className={classes.head}
        aria-expanded={open}
        aria-controls={open ? body : undefined}
        onClick={props.onToggle}
      >
        <IconChevronRight size={16} className={classes.chevron} data-open={open} aria-hidden="true" />
        <AccountAvatar handle={job.accountHandle} size={34} />
        <span className={classes.who}>
          <span className={classes.handle}>{accountName(job.accountHandle)}</span>
          <span className={classes.where} title={job.deviceName ?? undefined}>
            {job.deviceName ?? platformName(job.platform)}
          </span>
        </span>
        <span className={classes.step}>{saying(job)}</span>
        <span className={classes.attempt}>
          {job.attempts === 0 ? '' : `Try ${job.attempts} of ${job.maxRetries + 1}`}
        </span>
        <StatusBadge label={jobLabel(job.status, kindOf(job))} alive={active} />
      </UnstyledButton>
      {open ? (
        <div id={body} className={classes.body}>
          {job.problem === null ? null : (
            <ProblemNote tone={job.status === 'failed' ? 'bad' : 'warn'}>
              <p>
                <strong>What happened.</strong> {job.problem.message}
              </p>
              <p>
                <strong>What to do.</strong> {job.problem.nextAction}
              </p>
            </ProblemNote>
          )}
          <JobActions job={job} />
          {job.caption === '' ? null : <p className={classes.caption}>{job.caption}</p>}
          {job.kind === 'warmup' ? <WarmupActions runId={job.runId} jobId={job.id} /> : null}
          <StepTimeline steps={steps} onPicture={props.onPicture} />
          {steps.length === 0 ? null : (
            <TextLink
              to="/runs/$runId/replay"
              params={{ runId: String(job.runId) }}
              search={{ job: job.id }}
              size="sm"
            >
              Replay these steps
            </TextLink>
          )}
        </div>
      ) : null}
    </>
  );
}

/** What stands in the middle of the row: the step it is at, or why it does not go on. */
function saying(job: Job): string {
  if (job.status === 'completed') return '';
  if (job.problem !== null && job.status !== 'running') return job.problem.message;
  return job.currentStep ?? (job.status === 'pending' ? 'Waiting for its turn' : '');
}

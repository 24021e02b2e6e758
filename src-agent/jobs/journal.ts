import { accountName } from '../../src-shared/account-name.ts';
import type { AttemptState, Evidence, JobStatus } from '../../src-shared/domain/job.ts';
import type { Problem } from '../../src-shared/domain/problem.ts';
import { settleRun } from '../runs/run-progress.ts';
import type { Row } from '../store/schema.ts';
import type { EventDraft, Writer } from '../store/store.ts';
import { assertAttemptTransition, assertJobTransition } from './job-state.ts';

/** What a journal line is about. */
export type JournalEntry = { readonly attemptId: number; readonly jobId: number; readonly runId: number };

/** Writes the next state of an attempt with its event. `evidence` is added to what is already known. */
export function recordAttempt(
  tx: Writer,
  entry: JournalEntry,
  to: AttemptState,
  now: number,
  seen: { readonly evidence?: Evidence; readonly problem?: Problem | null } = {},
): void {
  const before = tx.get(
    tx.query
      .selectFrom('attempt')
      .select(['state', 'evidence_json', 'number', 'account_id'])
      .where('id', '=', entry.attemptId),
  );
  if (before === undefined) throw new Error(`attempt ${entry.attemptId} is gone`);
  if (before.state !== to) assertAttemptTransition(before.state, to);
  const evidence = { ...(JSON.parse(before.evidence_json) as Evidence), ...seen.evidence };
  const open = to === 'claimed' || to === 'prepared' || to === 'commit_sent' || to === 'unknown';
  tx.run(
    tx.query
      .updateTable('attempt')
      .set({
        state: to,
        evidence_json: JSON.stringify(evidence),
        problem_json: seen.problem == null ? null : JSON.stringify(seen.problem),
        ...(to === 'commit_sent' ? { commit_sent_at: now } : {}),
        ...(open ? {} : { finished_at: now }),
      })
      .where('id', '=', entry.attemptId),
  );
  if (to === 'published')
    tx.run(tx.query.updateTable('account').set({ last_used_at: now }).where('id', '=', before.account_id));
  tx.append({
    type: 'attempt.updated',
    message: `Try ${before.number}: ${attemptWords[to]}`,
    jobId: entry.jobId,
    runId: entry.runId,
    data: { attemptId: entry.attemptId, state: to, from: before.state },
  });
}

const attemptWords: Readonly<Record<AttemptState, string>> = {
  claimed: 'started',
  prepared: 'everything is ready, only sharing is left',
  commit_sent: 'sharing now',
  published: 'the post is there',
  rejected: 'the app refused the post',
  unknown: 'not known whether the post is there',
  not_published: 'nothing was posted',
};

/** What may change with a job's status. */
export type JobChange = Partial<
  Pick<
    Row<'job'>,
    | 'device_id'
    | 'attempts'
    | 'failures'
    | 'next_action'
    | 'due_at'
    | 'cancel_requested'
    | 'dismissed_at'
    | 'not_after'
  >
> & { readonly problem?: Problem | null };

type MovedJob = Pick<Row<'job'>, 'id' | 'run_id' | 'account_id' | 'campaign_id' | 'status'>;

/** Moves a job to its next status with its event, and its run along with it. */
export function moveJob(tx: Writer, job: MovedJob, to: JobStatus, now: number, change: JobChange = {}): void {
  assertJobTransition(job.status, to);
  const { problem, ...columns } = change;
  const ended = to === 'completed' || to === 'failed' || to === 'cancelled';
  tx.run(
    tx.query
      .updateTable('job')
      .set({
        ...columns,
        status: to,
        updated_at: now,
        finished_at: ended ? now : null,
        ...(to === 'running' ? {} : { current_step: null }),
        ...(problem === undefined ? {} : { problem_json: problem === null ? null : JSON.stringify(problem) }),
      })
      .where('id', '=', job.id),
  );
  const handle = accountHandle(tx, job.account_id);
  tx.append(jobEvent(job, handle, to, problem ?? null));
  const about = aboutJob(job);
  if (to === 'needs_review' || to === 'failed')
    tx.append({
      type: 'notice.raised',
      message: `${accountName(handle)} ${to === 'failed' ? 'was not posted' : 'needs you'}`,
      ...about,
      data: {
        level: to === 'failed' ? 'error' : 'warning',
        title: `${accountName(handle)} ${to === 'failed' ? 'was not posted' : 'needs you'}`,
        text: problem?.message ?? '',
        link: `/runs/${job.run_id}`,
      },
    });
  settleRun(tx, job.run_id, now);
}

/** The event that tells a job's next status; `job` is as it was before. */
export function jobEvent(job: MovedJob, handle: string, to: JobStatus, problem: Problem | null): EventDraft {
  const said = `${accountName(handle)}: ${jobWords[to]}`;
  return {
    type: 'job.updated',
    message: problem === null ? said : `${said}. ${problem.message}`,
    ...aboutJob(job),
    data: { status: to, from: job.status },
  };
}

function aboutJob(job: MovedJob) {
  return { jobId: job.id, runId: job.run_id, accountId: job.account_id, campaignId: job.campaign_id };
}

const jobWords: Readonly<Record<JobStatus, string>> = {
  pending: 'waiting',
  running: 'working',
  retrying: 'goes on later',
  completed: 'posted',
  failed: 'failed',
  cancelled: 'cancelled',
  needs_review: 'needs a person',
};

function accountHandle(tx: Writer, accountId: number): string {
  return tx.get(tx.query.selectFrom('account').select('handle').where('id', '=', accountId))?.handle ?? '?';
}

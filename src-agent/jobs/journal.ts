import { accountName } from '../../src-shared/account-name.ts';
import type { AttemptState, Evidence, JobStatus } from '../../src-shared/domain/job.ts';
import type { Problem } from '../../src-shared/domain/problem.ts';
import { settleRun } from '../runs/run-progress.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { EventDraft, Writer } from '../store/store.ts';
import { changedFollowUps } from './follow-ups.ts';
import { attemptWords, failedWords, type JobSort, jobWords } from './job-words.ts';
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
  const before = tx.get(plainSql<AttemptBefore>(attemptBefore, [entry.attemptId]));
  if (before === undefined) throw new Error(`attempt ${entry.attemptId} is gone`);
  if (before.state !== to) assertAttemptTransition(before.state, to);
  const evidence = { ...(JSON.parse(before.evidence_json) as Evidence), ...seen.evidence };
  const open = to === 'claimed' || to === 'prepared' || to === 'commit_sent' || to === 'unknown';
  tx.run(
    plainSql(writeAttempt, [
      to,
      JSON.stringify(evidence),
      seen.problem == null ? null : JSON.stringify(seen.problem),
      to === 'commit_sent' ? now : null,
      open ? null : now,
      entry.attemptId,
    ]),
  );
  if (to === 'published')
    tx.run(plainSql('UPDATE account SET last_used_at = ? WHERE id = ?', [now, before.account_id]));
  tx.append({
    type: 'attempt.updated',
    message: `Try ${before.number}: ${attemptWords(before)[to]}`,
    jobId: entry.jobId,
    runId: entry.runId,
    data: { attemptId: entry.attemptId, state: to, from: before.state },
  });
}

type AttemptBefore = Pick<Row<'attempt'>, 'state' | 'evidence_json' | 'number' | 'account_id'> & JobSort;

const attemptBefore = `SELECT attempt.state, evidence_json, number, attempt.account_id, job.kind, job.rehearsal
  FROM attempt JOIN job ON job.id = attempt.job_id WHERE attempt.id = ?`;
const writeAttempt = `UPDATE attempt SET state = ?, evidence_json = ?, problem_json = ?,
  commit_sent_at = ifnull(?, commit_sent_at), finished_at = ifnull(?, finished_at) WHERE id = ?`;

/** What may change with a job's status. */
export type JobChange = Partial<
  Pick<Row<'job'>, 'device_id' | 'attempts' | 'failures' | 'next_action' | 'due_at' | 'cancel_requested'>
> & { readonly problem?: Problem | null };

type MovedJob = Pick<Row<'job'>, 'id' | 'run_id' | 'account_id' | 'campaign_id' | 'status'> & JobSort;

/** Moves a job to its next status with its event, and its run along with it. */
export function moveJob(tx: Writer, job: MovedJob, to: JobStatus, now: number, change: JobChange = {}): void {
  assertJobTransition(job.status, to);
  const { problem } = change;
  const ended = to === 'completed' || to === 'failed' || to === 'cancelled';
  // Whoever puts a job back that had ended or asked has decided that it may be late.
  const mayBeLate = job.status !== 'running' && to === 'retrying';
  tx.run(
    plainSql(writeJob, [
      to,
      now,
      ended ? now : null,
      to === 'running' ? 1 : 0,
      problem === undefined ? 1 : 0,
      problem == null ? null : JSON.stringify(problem),
      mayBeLate ? 1 : 0,
      change.device_id ?? null,
      change.attempts ?? null,
      change.failures ?? null,
      change.next_action ?? null,
      change.due_at ?? null,
      change.cancel_requested ?? null,
      to === 'running' ? now : null,
      job.id,
    ]),
  );
  const handle = accountHandle(tx, job.account_id);
  tx.append(jobEvent(job, handle, to, problem ?? null));
  const about = aboutJob(job);
  if (to === 'needs_review' || to === 'failed') {
    const title = `${accountName(handle)} ${to === 'failed' ? failedWords(job) : 'needs you'}`;
    tx.append({
      type: 'notice.raised',
      message: title,
      ...about,
      data: {
        level: to === 'failed' ? 'error' : 'warning',
        title,
        text: problem?.message ?? '',
        link: `/runs/${job.run_id}`,
      },
    });
  }
  for (const next of changedFollowUps(tx, job.id, to))
    moveJob(
      tx,
      next.job,
      next.to,
      now,
      next.to === 'retrying' ? { problem: null, due_at: now } : { problem: next.problem },
    );
  settleRun(tx, job.run_id, now, ended || to === 'needs_review' ? 'perhaps done' : 'open');
}

const writeJob = `UPDATE job SET status = ?, updated_at = ?, finished_at = ?, current_step = iif(?, current_step, NULL),
  problem_json = iif(?, problem_json, ?), not_after = iif(?, NULL, not_after), device_id = ifnull(?, device_id),
  attempts = ifnull(?, attempts), failures = ifnull(?, failures), next_action = ifnull(?, next_action),
  due_at = ifnull(?, due_at), cancel_requested = ifnull(?, cancel_requested), started_at = ifnull(started_at, ?),
  dismissed_at = NULL
  WHERE id = ?`;

/** Notes why a waiting job cannot go yet, with its event; nothing when it says so already. */
export function jobChanged(tx: Writer, job: Row<'job'>, problem: Problem): void {
  const text = JSON.stringify(problem);
  if (job.problem_json === text) return;
  tx.run(plainSql('UPDATE job SET problem_json = ? WHERE id = ?', [text, job.id]));
  tx.append({
    type: 'job.changed',
    message: `${accountName(accountHandle(tx, job.account_id))} waits. ${problem.message}`,
    ...aboutJob(job),
    data: { problem },
  });
}

/** The event that tells a job's next status; `job` is as it was before. */
export function jobEvent(job: MovedJob, handle: string, to: JobStatus, problem: Problem | null): EventDraft {
  const said = `${accountName(handle)}: ${jobWords(job)[to]}`;
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

function accountHandle(tx: Writer, accountId: number): string {
  return (
    tx.get(plainSql<{ handle: string }>('SELECT handle FROM account WHERE id = ?', [accountId]))?.handle ??
    '?'
  );
}

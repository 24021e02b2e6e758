import type { Problem } from '../../src-shared/domain/problem.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Store, Writer } from '../store/store.ts';
import { moveJob } from './journal.ts';

/** Jobs asked about in one step: some milliseconds. */
const inOneStep = 50;

/** Whether a job is later than its plan allows and was not begun in time. */
export function isMissed(job: Row<'job'>, now: number): boolean {
  return (
    job.next_action === 'post' && job.started_at === null && job.not_after !== null && job.not_after < now
  );
}

/** Asks the person whether a job that is too late is to be posted all the same. */
export function askAboutMissed(tx: Writer, job: Row<'job'>, now: number): void {
  moveJob(tx, job, 'needs_review', now, { problem: missed(now - job.scheduled_at) });
}

/** Asks about some of the jobs that nothing could claim while they were in time; true when there may be more. */
export function askAboutSomeMissed(store: Store): boolean {
  const now = store.now();
  const jobs = store.all(plainSql<Row<'job'>>(tooLate, [now, inOneStep]));
  if (jobs.length > 0)
    store.write((tx) => {
      for (const job of jobs) askAboutMissed(tx, job, now);
    });
  return jobs.length === inOneStep;
}

/** When the next waiting job becomes too late; null when none does. */
export function nextMissedAt(reader: Reader): number | null {
  return reader.get(plainSql<{ next: number | null }>(nextTooLate))?.next ?? null;
}

function missed(lateMs: number): Problem {
  return {
    code: 'slot_missed',
    message: `It was to be posted ${duration(lateMs)} ago, which is later than its campaign allows.`,
    nextAction: 'Decide whether to post it now or to give it up.',
  };
}

function duration(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  if (minutes < 120) return minutes === 1 ? 'a minute' : `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}

const waiting = `not_after IS NOT NULL AND started_at IS NULL AND status IN ('pending', 'retrying') AND next_action = 'post'`;
// A campaign that is still being started is a draft until all of its jobs are written.
const tooLate = `SELECT job.* FROM job INDEXED BY job_to_be_missed WHERE ${waiting} AND not_after < ?
  AND EXISTS (SELECT 1 FROM campaign WHERE campaign.id = job.campaign_id AND campaign.status <> 'draft')
  ORDER BY not_after LIMIT ?`;
const nextTooLate = `SELECT min(not_after) AS next FROM job INDEXED BY job_to_be_missed WHERE ${waiting}`;

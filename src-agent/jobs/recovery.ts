import { sql } from 'kysely';
import type { Problem } from '../../src-shared/domain/problem.ts';
import type { Store, Writer } from '../store/store.ts';
import { settleLimits } from './attempt-limits.ts';
import type { LimitsLedger } from '../limits/ledger.ts';
import { moveJob, recordAttempt } from './journal.ts';

/** Literal, because the partial index is only used when SQLite can see the status. */
const inHand = sql<boolean>`job.status = 'running'`;

/**
 * Before anything new is claimed: settles what was in hand when the agent ended. Nothing was shared before
 * `commit_sent` was on disk, so such jobs start over; from there on only looking at the profile decides.
 * Answers how many jobs were picked up.
 */
export function recoverJobs(store: Store, ledger: LimitsLedger): number {
  return store.write((tx) => {
    const now = store.now();
    const jobs = tx.all(tx.query.selectFrom('job').selectAll().where(inHand).orderBy('id'));
    for (const job of jobs) {
      const attempt = tx.get(
        tx.query
          .selectFrom('attempt')
          .select(['id', 'state'])
          .where('job_id', '=', job.id)
          .orderBy('number', 'desc')
          .limit(1),
      );
      if (attempt === undefined) throw new Error(`running job ${job.id} has no attempt`);
      const entry = { attemptId: attempt.id, jobId: job.id, runId: job.run_id };
      const shared = attempt.state === 'commit_sent' || attempt.state === 'unknown';
      if (attempt.state === 'commit_sent')
        recordAttempt(tx, entry, 'unknown', now, { problem: interruptedAfter });
      if (!shared) recordAttempt(tx, entry, 'not_published', now, { problem: interruptedBefore });
      settleLimits(ledger, tx, job, shared ? 'unknown' : 'not_published', now);
      endOpenSteps(tx, job.id);
      if (!shared && job.cancel_requested === 1) moveJob(tx, job, 'cancelled', now);
      else
        moveJob(tx, job, 'retrying', now, {
          next_action: shared ? 'check' : 'post',
          due_at: now,
          problem: shared ? interruptedAfter : interruptedBefore,
        });
    }
    if (jobs.length > 0)
      tx.append({
        type: 'agent.recovered',
        message: `Switchyard was interrupted; ${jobs.length} jobs go on where they can`,
        data: { jobs: jobs.length },
      });
    return jobs.length;
  }, 'durable');
}

function endOpenSteps(tx: Writer, jobId: number): void {
  tx.run(
    tx.query
      .updateTable('step')
      .set({ outcome: 'stopped' })
      .where('job_id', '=', jobId)
      .where('outcome', '=', 'running'),
  );
}

const interruptedBefore: Problem = {
  code: 'cancelled',
  message: 'Switchyard was interrupted before anything was shared.',
  nextAction: 'Nothing: the job starts over by itself.',
};
const interruptedAfter: Problem = {
  code: 'outcome_unknown',
  message: 'Switchyard was interrupted while the post was being shared.',
  nextAction: 'Nothing yet: the profile is read first to see whether the post is there.',
};

import { changeAccountStatus } from '../accounts/account-status.ts';
import { quarantineAfterAttempt } from '../devices/quarantine.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import { writeWhenPossible } from '../store/patient-writes.ts';
import type { Store } from '../store/store.ts';
import type { Claim } from './job-queue.ts';
import { settleLimits } from './attempt-limits.ts';
import { wakeLanesOfProxy } from './lanes.ts';
import type { LimitsLedger } from '../limits/ledger.ts';
import { moveJob, recordAttempt } from './journal.ts';
import { type AttemptEnd, judge } from './verdict.ts';

/** What is needed to write an end down. */
export type ConcludeParts = {
  readonly store: Store;
  readonly ledger: LimitsLedger;
  readonly random: () => number;
};

/**
 * Writes how a claimed job ended: attempt, job, run and account in one transaction that is on disk when this resolves. A disk
 * that does not take it is waited for; when Switchyard ends before, its next start finds the job in hand.
 */
export async function conclude(
  { store, ledger, random }: ConcludeParts,
  claim: Claim,
  end: AttemptEnd,
): Promise<void> {
  await writeWhenPossible(
    store,
    (tx) => {
      const now = store.now();
      const job = tx.get(plainSql<Row<'job'>>('SELECT * FROM job WHERE id = ?', [claim.job.id]));
      if (job === undefined) throw new Error(`job ${claim.job.id} is gone`);
      const facts = {
        now,
        failures: job.failures,
        maxRetries: job.max_retries,
        cancelRequested: job.cancel_requested === 1,
      };
      const verdict = judge(end, facts, random);
      const entry = { attemptId: claim.attemptId, jobId: job.id, runId: job.run_id };
      recordAttempt(tx, entry, verdict.attempt, now, {
        evidence: verdict.evidence,
        problem: verdict.problem,
      });
      settleLimits(ledger, tx, job, verdict.attempt, now);
      if (verdict.holdAccount !== null)
        changeAccountStatus(
          tx,
          job.account_id,
          {
            status: verdict.holdAccount,
            by: 'job',
            reason: verdict.problem?.message ?? null,
            cooldownUntil: verdict.holdUntil,
          },
          now,
        );
      moveJob(tx, job, verdict.status, now, {
        problem: verdict.problem,
        failures: verdict.failures,
        next_action: verdict.nextAction,
        due_at: now + verdict.delayMs,
      });
      if (claim.route !== 'phone') wakeLanesOfProxy(tx, job.account_id);
      // What was published speaks for its phone.
      else if (verdict.attempt !== 'published') quarantineAfterAttempt(tx, claim.deviceId, now);
    },
    'durable',
  );
}

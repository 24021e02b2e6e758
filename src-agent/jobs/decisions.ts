import { assertNever } from '../../src-shared/assert-never.ts';
import type { Evidence, JobStatus } from '../../src-shared/domain/job.ts';
import { conflict, done, notFound, type Outcome } from '../outcome.ts';
import type { Row } from '../store/schema.ts';
import type { Store, Writer } from '../store/store.ts';
import type { LimitsLedger } from '../limits/ledger.ts';
import { settleLimits } from './attempt-limits.ts';
import { cancelJob } from './cancel-jobs.ts';
import { type JobChange, type JournalEntry, moveJob, recordAttempt } from './journal.ts';

/** What a person says about a job whose outcome nobody could read. */
export type Decision = 'published' | 'try_again' | 'look_again' | 'give_up';

/** What a person may do to a job. `abort` asks the engine to stop the job in hand. */
export class JobDecisions {
  readonly #store: Store;
  readonly #abort: (jobId: number) => void;
  readonly #ledger: LimitsLedger;

  constructor(store: Store, abort: (jobId: number) => void, ledger: LimitsLedger) {
    this.#store = store;
    this.#ledger = ledger;
    this.#abort = abort;
  }

  /** Puts a failed or cancelled job back in the queue with all its tries. */
  retry(id: number): Outcome<number> {
    const message = 'Only a failed or cancelled job can be tried again.';
    return this.#change(id, ['failed', 'cancelled'], message, (tx, job) => this.#requeue(tx, job, 'post'));
  }

  /** Cancels a waiting job, or asks a running one to stop before it shares. A shared post cannot be taken back. */
  cancel(id: number): Outcome<number> {
    const message = 'This job has ended. There is nothing to cancel.';
    const outcome = this.#change(id, ['pending', 'retrying', 'running'], message, cancelJob);
    if (outcome.ok) this.#abort(id);
    return outcome;
  }

  /** Decides a job that needs review. */
  resolve(id: number, decision: Decision): Outcome<number> {
    return this.#change(id, ['needs_review'], 'This job does not wait for a decision.', (tx, job) => {
      const unknown = lastUnknownAttempt(tx, job.id);
      const entry = { attemptId: unknown ?? 0, jobId: job.id, runId: job.run_id };
      const now = this.#store.now();
      const saidBy = { evidence: { decidedBy: 'person', decision } };
      switch (decision) {
        case 'published':
          if (unknown !== null) this.#decide(tx, job, entry, 'published', saidBy);
          return moveJob(tx, job, 'completed', now, { problem: null });
        case 'give_up':
          if (unknown !== null) this.#decide(tx, job, entry, 'not_published', saidBy);
          return moveJob(tx, job, 'cancelled', now);
        case 'try_again':
          if (unknown !== null) this.#decide(tx, job, entry, 'not_published', saidBy);
          return this.#requeue(tx, job, 'post');
        case 'look_again':
          return this.#requeue(tx, job, unknown === null ? 'post' : 'check');
        default:
          return assertNever(decision);
      }
    });
  }

  #decide(
    tx: Writer,
    job: Row<'job'>,
    entry: JournalEntry,
    to: 'published' | 'not_published',
    said: { readonly evidence: Evidence },
  ): void {
    const now = this.#store.now();
    recordAttempt(tx, entry, to, now, said);
    settleLimits(this.#ledger, tx, job, to, now);
  }

  #requeue(tx: Writer, job: Row<'job'>, action: 'post' | 'check'): void {
    const now = this.#store.now();
    reopenRun(tx, job.run_id);
    const change: JobChange = {
      problem: null,
      failures: 0,
      next_action: action,
      due_at: now,
      cancel_requested: 0,
    };
    moveJob(tx, job, 'retrying', now, change);
  }

  #change(
    id: number,
    from: readonly JobStatus[],
    otherwise: string,
    act: (tx: Writer, job: Row<'job'>, now: number) => void,
  ): Outcome<number> {
    return this.#store.write((tx) => {
      const job = tx.get(tx.query.selectFrom('job').selectAll().where('id', '=', id));
      if (job === undefined) return notFound('job', id);
      if (!from.includes(job.status)) return conflict('wrong_status', otherwise);
      act(tx, job, this.#store.now());
      return done(id);
    }, 'durable');
  }
}

/** A run that ended goes on when a person puts one of its jobs back. */
function reopenRun(tx: Writer, runId: number): void {
  tx.run(
    tx.query
      .updateTable('run')
      .set({ status: 'waiting', finished_at: null })
      .where('id', '=', runId)
      .where('status', 'in', ['stopped', 'completed']),
  );
}

function lastUnknownAttempt(tx: Writer, jobId: number): number | null {
  const row = tx.get(
    tx.query
      .selectFrom('attempt')
      .select('id')
      .where('job_id', '=', jobId)
      .where('state', '=', 'unknown')
      .orderBy('number', 'desc')
      .limit(1),
  );
  return row?.id ?? null;
}

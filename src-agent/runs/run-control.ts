import type { RunStatus } from '../../src-shared/domain/run.ts';
import { cancelInHand, cancelWaiting } from '../jobs/cancel-jobs.ts';
import { conflict, done, notFound, type Outcome } from '../outcome.ts';
import type { Steps } from '../steps.ts';
import type { Store, Writer } from '../store/store.ts';
import { setRunStatus, settleRun } from './run-progress.ts';

/** What a person may do to a run. `abort` asks the engine to stop a job in hand. */
export class RunControl {
  readonly #store: Store;
  readonly #abort: (jobId: number) => void;

  constructor(store: Store, abort: (jobId: number) => void) {
    this.#store = store;
    this.#abort = abort;
  }

  /** Starts nothing new; jobs in hand finish. */
  pause(id: number): Outcome<number> {
    return this.#change(id, ['running', 'waiting'], 'This run is not going on.', (tx) =>
      setRunStatus(tx, id, 'paused', this.#store.now()),
    );
  }

  resume(id: number): Outcome<number> {
    return this.#change(id, ['paused'], 'This run is not paused.', (tx) => {
      setRunStatus(tx, id, 'running', this.#store.now());
      settleRun(tx, id, this.#store.now());
    });
  }

  /**
   * Ends it for good: waiting jobs are cancelled, jobs in hand stop before sharing or finish what was shared. With
   * `letFinish` they are done to their end, but not tried again.
   */
  *stop(id: number, letFinish = false): Steps<Outcome<number>> {
    let inHand: number[] = [];
    const stoppedAt = this.#store.now();
    const outcome = this.#change(id, ['running', 'paused', 'waiting'], 'This run has ended.', (tx) => {
      // First: from here on nothing of it is claimed, however long cancelling the rest takes.
      setRunStatus(tx, id, 'stopped', stoppedAt);
      inHand = cancelInHand(tx, id, stoppedAt);
    });
    if (!letFinish) for (const jobId of inHand) this.#abort(jobId);
    if (outcome.ok) yield* cancelWaiting(this.#store, id, stoppedAt);
    return outcome;
  }

  #change(
    id: number,
    from: readonly RunStatus[],
    otherwise: string,
    act: (tx: Writer) => void,
  ): Outcome<number> {
    return this.#store.write((tx) => {
      const run = tx.get(tx.query.selectFrom('run').select('status').where('id', '=', id));
      if (run === undefined) return notFound('run', id);
      if (!from.includes(run.status)) return conflict('wrong_status', otherwise);
      act(tx);
      return done(id);
    }, 'durable');
  }
}

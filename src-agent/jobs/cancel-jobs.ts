import { sql } from 'kysely';
import type { Steps } from '../steps.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Store, Writer } from '../store/store.ts';
import { jobEvent, moveJob } from './journal.ts';

/** Jobs cancelled in one step: some tens of milliseconds. */
const inOneStep = 2_000;

/** A job whose post may be out is not cancelled: it is looked for, and ends by what is seen. */
export function cancelJob(tx: Writer, job: Row<'job'>, now: number): void {
  if (job.status !== 'running' && job.next_action === 'post') return moveJob(tx, job, 'cancelled', now);
  requestCancel(tx, [job.id], now);
}

/** Asks the jobs of a run that are in hand or still looking to end as soon as it is known what happened. Answers those in hand. */
export function cancelInHand(tx: Writer, runId: number, now: number): number[] {
  const jobs = tx.all(
    tx.query
      .selectFrom('job')
      .select(['id', 'status'])
      .where('run_id', '=', runId)
      .where(sql<boolean>`(status = 'running' OR (status = 'retrying' AND next_action = 'check'))`),
  );
  requestCancel(
    tx,
    jobs.map((job) => job.id),
    now,
  );
  return jobs.filter((job) => job.status === 'running').map((job) => job.id);
}

/** Cancels what waits in a stopped run. Jobs that a person put back after `stoppedAt` stay. */
export function* cancelWaiting(store: Store, runId: number, stoppedAt: number): Steps<void> {
  for (;;) {
    const jobs = waitingJobs(store, runId, stoppedAt);
    if (jobs.length === 0) return;
    store.write((tx) => {
      const ids = JSON.stringify(jobs.map((job) => job.id));
      const now = store.now();
      tx.run(
        tx.query
          .updateTable('job')
          .set({ status: 'cancelled', updated_at: now, finished_at: now, current_step: null })
          .where(sql<boolean>`id IN (SELECT value FROM json_each(${ids}))`),
      );
      for (const job of jobs) tx.append(jobEvent(job, job.handle, 'cancelled', null));
    }, 'durable');
    yield;
  }
}

/** Runs that were stopped while jobs of theirs still wait: their stop was interrupted. */
export function halfStoppedRuns(reader: Reader): number[] {
  const rows = reader.all(
    reader.query
      .selectFrom('run')
      .select('id')
      .where('status', '=', 'stopped')
      .where(
        sql<boolean>`EXISTS (SELECT 1 FROM job WHERE job.run_id = run.id AND job.status IN ('pending', 'retrying') AND job.next_action = 'post')`,
      ),
  );
  return rows.map((row) => row.id);
}

function waitingJobs(store: Store, runId: number, stoppedAt: number) {
  return store.all(
    store.query
      .selectFrom('job')
      .innerJoin('account', 'account.id', 'job.account_id')
      .select([
        'job.id',
        'job.run_id',
        'job.account_id',
        'job.campaign_id',
        'job.status',
        'job.kind',
        'job.rehearsal',
        'account.handle',
      ])
      .where('job.run_id', '=', runId)
      .where('job.status', 'in', ['pending', 'retrying'])
      .where('job.next_action', '=', 'post')
      // What was written in the future was written before the clock was set back, and not after the stop.
      .where((where) =>
        where.or([where('job.updated_at', '<=', stoppedAt), where('job.updated_at', '>', store.now())]),
      )
      .limit(inOneStep),
  );
}

function requestCancel(tx: Writer, ids: readonly number[], now: number): void {
  if (ids.length === 0) return;
  tx.run(
    tx.query
      .updateTable('job')
      .set({ cancel_requested: 1, updated_at: now })
      .where(sql<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`),
  );
}

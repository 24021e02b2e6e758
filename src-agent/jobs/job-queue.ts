import { sql } from 'kysely';
import { acquireLease } from '../devices/leases.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Store, Writer } from '../store/store.ts';
import { moveJob } from './journal.ts';

/** A job in hand: what to do, for whom, on which phone under which lease. */
export type Claim = {
  readonly job: Row<'job'>;
  readonly attemptId: number;
  readonly action: 'post' | 'check';
  readonly deviceId: number;
  readonly leaseToken: number;
};

/** Literal, because the partial indexes are only used when SQLite can see the statuses. */
const waiting = sql<boolean>`job.status IN ('pending', 'retrying')`;

/** Phones that are connected, set up and in nobody's hands, and that some active account posts through. */
export function freeDevices(reader: Reader, now: number): number[] {
  const rows = reader.all(
    reader.query
      .selectFrom('device')
      .leftJoin('lease', 'lease.device_id', 'device.id')
      .select('device.id')
      .where('device.state', 'in', ['ready', 'degraded'])
      .where('device.transport', 'is not', null)
      // A locked phone can be read but not worked on; unlocking it is the operator's.
      .where('device.screen_locked', 'is not', 1)
      .where((where) =>
        where.or([
          where('lease.holder', 'is', null),
          where('lease.expires_at', '<=', now),
          where('lease.device_id', 'is', null),
        ]),
      )
      .orderBy('device.id'),
  );
  return rows.map((row) => row.id);
}

/**
 * Takes the next due job for a free phone: job, attempt and lease change together, so two claimers can never
 * hold one job, one account or one phone. Null when nothing is due for it.
 */
export function claimNext(store: Store, deviceId: number, holder: string, leaseMs: number): Claim | null {
  return store.write((tx) => {
    const now = store.now();
    const job = nextDue(tx, deviceId, now);
    if (job === undefined) return null;
    const leaseToken = acquireLease(tx, {
      deviceId,
      jobId: job.id,
      runId: job.run_id,
      holder,
      now,
      ttlMs: leaseMs,
    });
    if (leaseToken === null) return null;
    const attemptId =
      job.next_action === 'check' ? lastAttempt(tx, job.id) : openAttempt(tx, job, deviceId, now);
    moveJob(tx, job, 'running', now, {
      device_id: deviceId,
      attempts: job.next_action === 'check' ? job.attempts : job.attempts + 1,
      problem: null,
    });
    if (job.started_at === null)
      tx.run(tx.query.updateTable('job').set({ started_at: now }).where('id', '=', job.id));
    return { job: { ...job, status: 'running' }, attemptId, action: job.next_action, deviceId, leaseToken };
  });
}

/** When the next job that is not due yet becomes due; null when there is none. */
export function nextDueAt(reader: Reader, now: number): number | null {
  const query = reader.query
    .selectFrom('job')
    .select('due_at')
    .where(waiting)
    .where('due_at', '>', now)
    .orderBy('due_at')
    .limit(1);
  return reader.get(query)?.due_at ?? null;
}

function nextDue(tx: Writer, deviceId: number, now: number): Row<'job'> | undefined {
  return tx.get(
    tx.query
      .selectFrom('account')
      .innerJoin('job', 'job.account_id', 'account.id')
      .innerJoin('run', 'run.id', 'job.run_id')
      .selectAll('job')
      .where('account.device_id', '=', deviceId)
      .where('account.status', '=', 'active')
      .where('account.archived_at', 'is', null)
      .where(waiting)
      .where('job.due_at', '<=', now)
      // A look whether a post is there goes on even when its run was paused or stopped.
      .where((where) =>
        where.or([where('run.status', 'in', ['running', 'waiting']), where('job.next_action', '=', 'check')]),
      )
      .where(
        sql<boolean>`NOT EXISTS (SELECT 1 FROM job AS other WHERE other.account_id = account.id AND other.status = 'running')`,
      )
      .orderBy('job.due_at')
      .orderBy('job.id')
      .limit(1),
  );
}

function lastAttempt(tx: Writer, jobId: number): number {
  const row = tx.get(
    tx.query
      .selectFrom('attempt')
      .select('id')
      .where('job_id', '=', jobId)
      .orderBy('number', 'desc')
      .limit(1),
  );
  if (row === undefined) throw new Error(`job ${jobId} has no attempt to look for`);
  return row.id;
}

function openAttempt(tx: Writer, job: Row<'job'>, deviceId: number, now: number): number {
  const { insertedId } = tx.run(
    tx.query.insertInto('attempt').values({
      job_id: job.id,
      account_id: job.account_id,
      content_key: `${job.account_id}:${job.content_version}`,
      number: job.attempts + 1,
      state: 'claimed',
      device_id: deviceId,
      evidence_json: '{}',
      problem_json: null,
      started_at: now,
      commit_sent_at: null,
      finished_at: null,
    }),
  );
  return insertedId;
}

import { sql } from 'kysely';
import { acquireLease } from '../devices/leases.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Store, Writer } from '../store/store.ts';
import { moveJob } from './journal.ts';

/** A job in hand: what to do, for whom, over which route; of a phone also under which lease. */
export type Claim = ClaimedJob & (PhoneClaim | { readonly route: 'api' | 'browser' });

type ClaimedJob = {
  readonly job: Row<'job'>;
  readonly attemptId: number;
  readonly action: 'post' | 'check';
};

/** What makes a claim one of a phone. */
export type PhoneClaim = {
  readonly route: 'phone';
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
 * Takes the next due job for a free phone, or with null the next that needs none: job, attempt and lease change
 * together, so two claimers can never hold one job, one account or one phone. Null when nothing is due.
 */
export function claimNext(
  store: Store,
  deviceId: number | null,
  holder: string,
  leaseMs: number,
): Claim | null {
  return store.write((tx) => {
    const now = store.now();
    const job = nextDue(tx, deviceId, now);
    if (job === undefined) return null;
    const means = takeRoute(tx, job, deviceId, { holder, now, ttlMs: leaseMs });
    if (means === null) return null;
    const attemptId =
      job.next_action === 'check' ? lastAttempt(tx, job.id) : openAttempt(tx, job, deviceId, now);
    moveJob(tx, job, 'running', now, {
      device_id: deviceId,
      attempts: job.next_action === 'check' ? job.attempts : job.attempts + 1,
      problem: null,
    });
    if (job.started_at === null)
      tx.run(tx.query.updateTable('job').set({ started_at: now }).where('id', '=', job.id));
    return { job: { ...job, status: 'running' }, attemptId, action: job.next_action, ...means };
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

/** What the job's route needs to be used; null when another has the phone. */
function takeRoute(
  tx: Writer,
  job: Row<'job'>,
  deviceId: number | null,
  lease: { readonly holder: string; readonly now: number; readonly ttlMs: number },
): PhoneClaim | { readonly route: 'api' | 'browser' } | null {
  if (job.delivery !== 'phone') return { route: job.delivery };
  if (deviceId === null) return null;
  const leaseToken = acquireLease(tx, { deviceId, jobId: job.id, runId: job.run_id, ...lease });
  return leaseToken === null ? null : { route: 'phone', deviceId, leaseToken };
}

function nextDue(tx: Writer, deviceId: number | null, now: number): Row<'job'> | undefined {
  return tx.get(
    tx.query
      .selectFrom('account')
      .innerJoin('job', 'job.account_id', 'account.id')
      .innerJoin('run', 'run.id', 'job.run_id')
      .selectAll('job')
      .where((where) =>
        deviceId === null
          ? where('job.delivery', '!=', 'phone')
          : where.and([where('job.delivery', '=', 'phone'), where('account.device_id', '=', deviceId)]),
      )
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

function openAttempt(tx: Writer, job: Row<'job'>, deviceId: number | null, now: number): number {
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

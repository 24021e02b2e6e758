import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Store, Writer } from '../store/store.ts';
import { type HandOver, nextLease, phoneName, takeForPerson } from './leases-of-people.ts';

/** Who wants a phone and for how long. `now` and `ttlMs` in milliseconds. */
export type LeaseRequest = {
  readonly deviceId: number;
  /** Null where no job wants it, as for a login test. */
  readonly jobId: number | null;
  readonly runId: number | null;
  /** Identity of this agent process. */
  readonly holder: string;
  readonly now: number;
  readonly ttlMs: number;
};

/** One lease of one phone: the token is what tells it from earlier and later ones. */
export type LeaseKey = { readonly deviceId: number; readonly token: number };

/** Takes the phone when it is free or its lease ran out. Answers the fencing token, or null when it is taken. */
export function acquireLease(writer: Writer, request: LeaseRequest): number | null {
  const { deviceId, jobId, runId, holder, now, ttlMs } = request;
  const taken = [deviceId, holder, now + ttlMs, jobId, runId, null, now];
  const row = writer.get(plainSql<{ token: number }>(takeFree, taken));
  if (row === undefined) return null;
  writer.append({
    type: 'device.leased',
    message: `${phoneName(writer, deviceId)} is busy now.`,
    deviceId,
    jobId,
    runId,
    data: { token: row.token },
  });
  return row.token;
}

/**
 * Prolongs a lease. A lease that ran out is still prolonged while nobody else took the phone: the token proves that it
 * was not touched in between. False when it is lost.
 */
export function renewLease(writer: Writer, key: LeaseKey, now: number, ttlMs: number): boolean {
  const { changes } = writer.run(plainSql(prolong, [now + ttlMs, key.deviceId, key.token]));
  return changes === 1;
}

/**
 * Gives the phone back; false when it was not held any more. The row stays so that tokens go on growing. With `next`, a
 * person who waits for the phone has it in the same moment: no job can come between.
 */
export function releaseLease(writer: Writer, key: LeaseKey, next: HandOver | null = null): boolean {
  const held = writer.get(plainSql<Row<'lease'>>(heldLease, [key.deviceId, key.token]));
  if (held === undefined) return false;
  writer.run(plainSql(freeLease, [key.deviceId]));
  const name = phoneName(writer, key.deviceId);
  const { person, wanted_by: wantedBy } = held;
  writer.append({
    type: person === null ? 'device.released' : 'device.given_back',
    message: person === null ? `${name} is free again.` : `${person} gave ${name} back.`,
    deviceId: key.deviceId,
    jobId: held.job_id,
    runId: held.run_id,
    data: person === null ? { token: key.token } : { token: key.token, person },
  });
  if (next !== null && wantedBy !== null && person === null)
    takeForPerson(writer, {
      ...next,
      deviceId: key.deviceId,
      person: wantedBy,
      from: null,
      holder: held.holder ?? '',
    });
  return true;
}

/** Whether this very lease still gives the right to touch the phone. */
export function isLeaseHeld(reader: Reader, key: LeaseKey, now: number): boolean {
  return reader.get(plainSql(validLease, [key.deviceId, key.token, now])) !== undefined;
}

const takeFree = `${nextLease} WHERE lease.holder IS NULL OR lease.expires_at <= ? RETURNING token`;
const prolong = 'UPDATE lease SET expires_at = ? WHERE device_id = ? AND token = ? AND holder IS NOT NULL';
const heldLease = 'SELECT * FROM lease WHERE device_id = ? AND token = ? AND holder IS NOT NULL';
const validLease = `SELECT 1 FROM lease WHERE device_id = ? AND token = ? AND holder IS NOT NULL AND expires_at > ?`;
const freeLease = `UPDATE lease SET job_id = NULL, run_id = NULL, holder = NULL, expires_at = NULL, person = NULL,
  wanted_by = NULL, wanted_at = NULL WHERE device_id = ?`;

/**
 * Gives back what earlier agent processes left behind. Only for the start of the agent, which owns the store alone, so
 * that every other holder is known to be dead. Answers how many there were.
 */
export function releaseStaleLeases(store: Store, holder: string): number {
  return store.write((tx) => {
    const stale = tx.all(
      tx.query
        .selectFrom('lease')
        .select(['device_id', 'token'])
        .where('holder', 'is not', null)
        .where('holder', '!=', holder),
    );
    for (const { device_id, token } of stale) releaseLease(tx, { deviceId: device_id, token });
    return stale.length;
  });
}

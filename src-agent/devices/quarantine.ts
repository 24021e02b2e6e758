import type { QuarantineCause } from '../../src-shared/domain/device.ts';
import { problemCode, type ProblemCode } from '../../src-shared/domain/problem.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Writer } from '../store/store.ts';
import { quarantineAfter, type PhoneOutcome } from './quarantine-rule.ts';

/** Attempts that are looked back at. */
const lookBack = 20;

/** Keeps work from a phone until it is let out. The job in hand goes on. False when it was in quarantine already. */
export function putIntoQuarantine(
  tx: Writer,
  deviceId: number,
  why: { readonly cause: QuarantineCause; readonly reason: string },
  now: number,
): boolean {
  const device = tx.get(
    tx.query
      .updateTable('device')
      .set({ quarantine_reason: why.reason, quarantine_cause: why.cause, quarantined_at: now })
      .where('id', '=', deviceId)
      .where('quarantined_at', 'is', null)
      .returning('name'),
  );
  if (device === undefined) return false;
  tx.append({
    type: 'device.quarantined',
    message: `${device.name} gets no work: ${why.reason}`,
    deviceId,
    data: { cause: why.cause, reason: why.reason },
  });
  return true;
}

/** Gives a phone work again; failures from before do not count any more. False when it was not in quarantine. */
export function letOutOfQuarantine(tx: Writer, deviceId: number, why: string, now: number): boolean {
  const device = tx.get(
    tx.query
      .updateTable('device')
      .set({ quarantine_reason: null, quarantine_cause: null, quarantined_at: null, cleared_at: now })
      .where('id', '=', deviceId)
      .where('quarantined_at', 'is not', null)
      .returning('name'),
  );
  if (device === undefined) return false;
  tx.append({
    type: 'device.let_out',
    message: `${device.name} gets work again. ${why}`,
    deviceId,
  });
  return true;
}

/** Lets a phone that was kept from work for its health have work again. */
export function comeBackWhenWell(tx: Writer, deviceId: number, now: number): boolean {
  const kept = tx.get(
    tx.query
      .selectFrom('device')
      .select('id')
      .where('id', '=', deviceId)
      .where('quarantine_cause', '=', 'health'),
  );
  return kept !== undefined && letOutOfQuarantine(tx, deviceId, 'It is well.', now);
}

/** After an attempt ended: puts its phone into quarantine when its latest attempts say so. */
export function quarantineAfterAttempt(tx: Writer, deviceId: number, now: number): void {
  const decided = quarantineAfter(latestOutcomes(tx, deviceId));
  if (decided === null) return;
  const reason =
    decided.cause === 'health'
      ? 'It was not fit for work three times in a row. It comes back by itself when it is well.'
      : `It failed three times in a row (${words(decided.codes)}). Replug or restart it, then let it work again.`;
  putIntoQuarantine(tx, deviceId, { cause: decided.cause, reason }, now);
}

function latestOutcomes(tx: Writer, deviceId: number): PhoneOutcome[] {
  const rows = tx.all(plainSql<{ state: string; code: string | null }>(latest, [deviceId, lookBack]));
  return rows.map(({ state, code }) => {
    const parsed = problemCode.safeParse(code);
    return { succeeded: state === 'published', code: parsed.success ? parsed.data : null };
  });
}

const latest = `
  SELECT attempt.state, json_extract(attempt.problem_json, '$.code') AS code
  FROM attempt JOIN device ON device.id = attempt.device_id
  WHERE attempt.device_id = ? AND attempt.finished_at IS NOT NULL
    AND attempt.finished_at > coalesce(device.cleared_at, 0)
  ORDER BY attempt.finished_at DESC, attempt.id DESC LIMIT ?`;

function words(codes: readonly ProblemCode[]): string {
  const named: Partial<Record<ProblemCode, string>> = {
    device_lost: 'it went away',
    automation_lost: 'its automation stopped',
    timeout: 'it did not answer',
  };
  return [...new Set(codes)].map((code) => named[code] ?? 'it was not fit for work').join(', ');
}

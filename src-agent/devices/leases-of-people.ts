import type { Row } from '../store/schema.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader, Writer } from '../store/store.ts';

/** When a phone changes hands and for how long; both in milliseconds. */
export type HandOver = { readonly now: number; readonly ttlMs: number };

/** A person who wants a phone. `from`: whom they said they take it from, where another person has it or waits for it. */
export type PersonRequest = HandOver & {
  readonly deviceId: number;
  readonly person: string;
  readonly from: string | null;
  /** Identity of this agent process. */
  readonly holder: string;
};

/** What came of asking: the phone, a place at the next step border, or another person is in the way. */
export type PersonTake =
  | { readonly kind: 'held'; readonly token: number }
  | { readonly kind: 'waits' }
  | { readonly kind: 'refused'; readonly by: string; readonly has: boolean };

/**
 * Writes the next lease of a phone, for which nobody waits any more; a condition on the one before may follow. Parameters: the
 * phone, the holder, when it runs out, the job and its run, the person.
 */
export const nextLease = `INSERT INTO lease (device_id, token, holder, expires_at, job_id, run_id, person)
    VALUES (?, 1, ?, ?, ?, ?, ?)
  ON CONFLICT (device_id) DO UPDATE SET token = lease.token + 1, holder = excluded.holder, expires_at = excluded.expires_at,
    job_id = excluded.job_id, run_id = excluded.run_id, person = excluded.person, wanted_by = NULL, wanted_at = NULL`;

/**
 * Gives a phone to a person: at once where it is free or another person is asked to let go of it, else when what holds it
 * lets go. `inUse`: a job works on it, whatever its lease says; a lease runs out while the computer sleeps.
 */
export function askForPhone(writer: Writer, request: PersonRequest, inUse: boolean): PersonTake {
  const { deviceId, person, from, now } = request;
  const lease = leaseOf(writer, deviceId);
  const free = lease?.holder == null || ((lease.expires_at ?? 0) <= now && !inUse);
  if (free) return { kind: 'held', token: takeForPerson(writer, { ...request, from: null }) };
  const inTheWay = lease.person ?? (lease.wanted_by === person ? null : lease.wanted_by);
  if (inTheWay !== null && inTheWay !== from)
    return { kind: 'refused', by: inTheWay, has: lease.person !== null };
  if (lease.person !== null) return { kind: 'held', token: takeForPerson(writer, request) };
  if (lease.wanted_by !== person)
    writer.run(
      writer.query
        .updateTable('lease')
        .set({ wanted_by: person, wanted_at: now })
        .where('device_id', '=', deviceId),
    );
  return { kind: 'waits' };
}

/** The next lease of the phone, a person's; whoever had it before is fenced off by its token. */
export function takeForPerson(
  writer: Writer,
  { deviceId, person, from, holder, now, ttlMs }: PersonRequest,
): number {
  const taken = [deviceId, holder, now + ttlMs, null, null, person];
  const row = writer.get(plainSql<{ token: number }>(`${nextLease} RETURNING token`, taken));
  const token = row?.token ?? 0;
  const name = phoneName(writer, deviceId);
  writer.append({
    type: 'device.taken',
    message: from === null ? `${person} took ${name} over.` : `${person} took ${name} over from ${from}.`,
    deviceId,
    data: { token, person, from },
  });
  return token;
}

/** Nobody waits for the phone any more; nothing where it is somebody else who waits. */
export function stopWanting(writer: Writer, deviceId: number, person: string): void {
  writer.run(
    writer.query
      .updateTable('lease')
      .set({ wanted_by: null, wanted_at: null })
      .where('device_id', '=', deviceId)
      .where('wanted_by', '=', person),
  );
}

/** The lease of a phone as it is written, held or not. */
export function leaseOf(reader: Reader, deviceId: number): Row<'lease'> | undefined {
  return reader.get(reader.query.selectFrom('lease').selectAll().where('device_id', '=', deviceId));
}

/** How a phone is called in a sentence. */
export function phoneName(reader: Reader, deviceId: number): string {
  const row = reader.get(plainSql<{ name: string }>('SELECT name FROM device WHERE id = ?', [deviceId]));
  return row?.name ?? `Phone ${deviceId}`;
}

import type { LimitedAction, LimitSettings } from '../../src-shared/domain/limits.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { LimitEntryState } from '../store/limit-tables.ts';
import type { Reader, Writer } from '../store/store.ts';
import { normaliseTarget } from './engagement-target.ts';
import { readLimits, readOwn } from './kept-limits.ts';
import {
  allowedPerDay,
  dayHold,
  gapHold,
  type Hold,
  hourHold,
  hourMs,
  longestHold,
  quietHold,
  tallyHold,
  targetHold,
} from './limit-decision.ts';
import {
  countOfDay,
  inHand,
  lastByOthers,
  readSubject,
  tallyOf,
  timesOfDay,
  timesSince,
} from './limit-readings.ts';
import { LocalDays } from './local-days.ts';
import { quietUntil } from './quiet-hours.ts';

/** What is about to be done. `target`: who or what an engagement is aimed at. */
export type LimitAsk = {
  readonly accountId: number;
  readonly action: LimitedAction;
  readonly deviceId: number | null;
  readonly jobId: number | null;
  readonly target?: string | null;
};

/** Whether it may be done. `freeAt`: when it is worth asking again; null: never by itself. */
export type Reservation =
  | { readonly kind: 'reserved'; readonly entryId: number }
  | ({ kind: 'refused' } & Hold);

/** How a reserved action ended: done, perhaps done, or not done. */
export type Settlement = 'confirmed' | 'kept' | 'released';

type Entry = {
  readonly id: number;
  readonly state: LimitEntryState;
  readonly device_id: number | null;
  readonly agent_day: string;
  readonly timezone: string | null;
};

/**
 * What was done and may be done. Reserve before the act, confirm after it was seen, keep what may have happened, release
 * what did not; all in the transaction of the job it belongs to. A reserved action counts against whichever day it is
 * until it is settled.
 */
export class LimitsLedger {
  readonly #agentZone: () => string;
  readonly #days = new LocalDays();
  #read: { readonly json: string | null; readonly settings: LimitSettings } | null = null;

  /** `agentZone`: the IANA zone of this computer, for phones, the workspace, and accounts that have none. */
  constructor(agentZone: () => string) {
    this.#agentZone = agentZone;
  }

  /** Reserves an action of an account, or says which rule holds it and writes nothing. An account that is gone throws. */
  reserve(tx: Writer, ask: LimitAsk, now: number): Reservation {
    const subject = readSubject(tx, ask.accountId);
    if (subject === undefined) throw new Error(`account ${ask.accountId} is gone`);
    const target = ask.target == null ? null : normaliseTarget(ask.target);
    const agentZone = this.#agentZone();
    const zone = subject.timezone ?? agentZone;
    const settings = this.#settings(subject.settings_json);
    const allowed = allowedPerDay(ask.action, readOwn(subject.own_json), settings);
    const hold = longestHold([
      this.#dayHold(tx, ask, allowed, zone, now),
      ...paceHolds(tx, ask.accountId, settings, zone, now),
      ...this.#tallyHolds(tx, ask.deviceId, settings, now),
      target === null
        ? null
        : targetHold(target, lastByOthers(tx, ask.accountId, subject.platform, target, now), now, zone),
    ]);
    if (hold !== null) return { kind: 'refused', ...hold };

    const agentDay = this.#days.of(agentZone, now).name;
    const { insertedId } = tx.run(
      plainSql(insertEntry, [
        ask.accountId,
        ask.action,
        subject.platform,
        ask.deviceId,
        ask.jobId,
        target,
        agentDay,
        now,
        inHand,
        inHand,
      ]),
    );
    tx.run(plainSql(tallyUp, [agentDay, 0]));
    if (ask.deviceId !== null) tx.run(plainSql(tallyUp, [agentDay, ask.deviceId]));
    return { kind: 'reserved', entryId: insertedId };
  }

  /** Says how a reserved action ended. Saying the same twice is harmless; taking back what is settled throws. */
  settle(tx: Writer, entryId: number, to: Settlement, now: number): void {
    const entry = tx.get(plainSql<Entry>(entryById, [entryId]));
    if (entry === undefined) throw new Error(`limit entry ${entryId} is gone`);
    this.#settle(tx, entry, to, now);
  }

  /** Says how a job's reserved action ended; nothing, when the job never reserved one. */
  settleJob(tx: Writer, jobId: number, to: Settlement, now: number): void {
    const entries = tx.all(plainSql<Entry>(entriesOfJob, [jobId]));
    const open = entries.filter(({ state }) => state === 'reserved' || state === 'kept');
    for (const entry of open.length > 0 ? open : entries.slice(-1)) this.#settle(tx, entry, to, now);
  }

  #settle(tx: Writer, entry: Entry, to: Settlement, now: number): void {
    if (entry.state === to) return;
    if (entry.state !== 'reserved' && (entry.state !== 'kept' || to === 'kept'))
      throw new Error(`limit entry ${entry.id} is ${entry.state} and cannot become ${to}`);
    if (entry.state === 'reserved') {
      const day = this.#days.of(entry.timezone ?? this.#agentZone(), now);
      tx.run(plainSql(settleEntry, [to, now, day.end, entry.id]));
    } else tx.run(plainSql(decideEntry, [to, entry.id]));
    if (to === 'released') tx.run(plainSql(tallyDown, [entry.agent_day, entry.device_id ?? 0]));
  }

  #dayHold(reader: Reader, ask: LimitAsk, allowed: number, zone: string, now: number): Hold | null {
    const day = this.#days.of(zone, now);
    if (countOfDay(reader, ask.accountId, ask.action, day, now) < allowed) return null;
    const ends = timesOfDay(reader, ask.accountId, ask.action, day, now).map(({ done_by, counts_until }) =>
      done_by === inHand ? day.end : Math.max(counts_until, this.#days.of(zone, done_by).end),
    );
    return dayHold(ask.action, allowed, ends, zone);
  }

  #tallyHolds(
    reader: Reader,
    deviceId: number | null,
    settings: LimitSettings,
    now: number,
  ): (Hold | null)[] {
    const { perDevicePerDay, workspacePerDay } = settings;
    const zone = this.#agentZone();
    return [
      deviceId === null || perDevicePerDay === null
        ? null
        : tallyHold(
            'device',
            perDevicePerDay,
            this.#whenTallyFree(reader, deviceId, perDevicePerDay, now),
            zone,
          ),
      workspacePerDay === null
        ? null
        : tallyHold('workspace', workspacePerDay, this.#whenTallyFree(reader, 0, workspacePerDay, now), zone),
    ];
  }

  /** The first of the agent's days that is not used up; null when it is today. Later ones are when the clock was set back. */
  #whenTallyFree(reader: Reader, deviceId: number, limit: number, now: number): number | null {
    const zone = this.#agentZone();
    let at = now;
    for (let day = this.#days.of(zone, at); tallyOf(reader, day.name, deviceId) >= limit;) {
      at = day.end;
      day = this.#days.of(zone, at);
    }
    return at === now ? null : at;
  }

  #settings(json: string | null): LimitSettings {
    if (this.#read?.json !== json || this.#read === null) this.#read = { json, settings: readLimits(json) };
    return this.#read.settings;
  }
}

/** The rules about an account's pace: actions an hour, the gap between two, and quiet hours. */
function paceHolds(
  reader: Reader,
  accountId: number,
  { perHour, gapSeconds, quietHours }: LimitSettings,
  zone: string,
  now: number,
): (Hold | null)[] {
  return [
    perHour === null ? null : hourHold(perHour, timesSince(reader, accountId, now - hourMs, now), zone),
    gapSeconds === 0
      ? null
      : gapHold(gapSeconds, timesSince(reader, accountId, now - gapSeconds * 1000, now), now, zone),
    quietHours === null ? null : quietHold(quietHours, quietUntil(quietHours, zone, now), zone),
  ];
}

const insertEntry = `INSERT INTO limit_entry (account_id, action, state, platform, device_id, job_id, target, agent_day,
  reserved_at, done_by, counts_until) VALUES (?, ?, 'reserved', ?, ?, ?, ?, ?, ?, ?, ?)`;
const tallyUp = `INSERT INTO limit_tally (day, device_id, count) VALUES (?, ?, 1)
  ON CONFLICT (day, device_id) DO UPDATE SET count = count + 1`;
const tallyDown = 'UPDATE limit_tally SET count = count - 1 WHERE day = ? AND device_id IN (0, ?)';
const entry = `SELECT limit_entry.id, state, limit_entry.device_id, agent_day, account.timezone
  FROM limit_entry LEFT JOIN account ON account.id = limit_entry.account_id`;
const entryById = `${entry} WHERE limit_entry.id = ?`;
const entriesOfJob = `${entry} WHERE job_id = ? ORDER BY limit_entry.id`;
const settleEntry = 'UPDATE limit_entry SET state = ?, done_by = ?, counts_until = ? WHERE id = ?';
const decideEntry = 'UPDATE limit_entry SET state = ? WHERE id = ?';

import { type LimitedAction, limitedAction } from '../../src-shared/domain/limits.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';
import { targetRestMs } from './limit-decision.ts';
import type { LocalDay } from './local-days.ts';

/** `done_by` and `counts_until` of what is still in hand: whenever it is done, that is later than everything else. */
export const inHand = Number.MAX_SAFE_INTEGER;

/** When a counted action was done at the latest, and up to when it counts. */
type Times = { readonly done_by: number; readonly counts_until: number };

/** What an account's limits are worked out from; undefined when the account is gone. */
export function readSubject(reader: Reader, accountId: number) {
  return reader.get(
    plainSql<{
      platform: Platform;
      timezone: string | null;
      own_json: string | null;
      settings_json: string | null;
    }>(subject, [accountId]),
  );
}

/** How many of an action count against an account's day. */
export function countOfDay(
  reader: Reader,
  accountId: number,
  action: LimitedAction,
  day: LocalDay,
  now: number,
): number {
  return reader.get(plainSql<{ count: number }>(countToday, today(accountId, action, day, now)))?.count ?? 0;
}

/** The times of what counts against an account's day. */
export function timesOfDay(
  reader: Reader,
  accountId: number,
  action: LimitedAction,
  day: LocalDay,
  now: number,
): Times[] {
  return reader.all(plainSql<Times>(timesToday, today(accountId, action, day, now)));
}

/** What counts against an account's day, action by action; `held`: in hand or of unknown outcome. */
export function readMeters(
  reader: Reader,
  accountId: number,
  day: LocalDay,
  now: number,
): Map<LimitedAction, { used: number; held: number }> {
  const rows = reader.all(
    plainSql<{ action: LimitedAction; used: number; held: number }>(metersToday, [
      accountId,
      day.start,
      now,
      day.start,
    ]),
  );
  return new Map(rows.map(({ action, used, held }) => [action, { used, held }]));
}

/** When the account did each of its actions since `since` or after it; what is in hand is done now. */
export function timesSince(reader: Reader, accountId: number, since: number, now: number): number[] {
  const rows = reader.all(plainSql<{ done_by: number }>(timesLately, [accountId, since, since]));
  return rows.map((row) => settled(row.done_by, now));
}

/** When another account of the workspace last acted on a target; null when none did while it rests. */
export function lastByOthers(
  reader: Reader,
  accountId: number,
  platform: Platform,
  target: string,
  now: number,
): number | null {
  const asked = [platform, target, now - targetRestMs, accountId];
  const last = reader.get(plainSql<{ done_by: number | null }>(lastOnTarget, asked))?.done_by ?? null;
  return last === null ? null : settled(last, now);
}

/** How many actions a phone (0: the whole workspace) did on one of the agent's days. */
export function tallyOf(reader: Reader, day: string, deviceId: number): number {
  return reader.get(plainSql<{ count: number }>(tally, [day, deviceId]))?.count ?? 0;
}

/** The moment of an action: work in hand is taken as done now. */
const settled = (doneBy: number, now: number) => (doneBy === inHand ? now : doneBy);

const today = (accountId: number, action: LimitedAction, day: LocalDay, now: number) => [
  accountId,
  action,
  day.start,
  now,
  day.start,
];

/** Literal, so that the index of days serves for questions about all actions of an account. */
export const anyAction = `action IN (${limitedAction.options.map((action) => `'${action}'`).join(', ')})`;

const subject = `SELECT account.platform, account.timezone, account_limit.own_json,
    (SELECT value FROM setting WHERE key = 'limits') AS settings_json
  FROM account LEFT JOIN account_limit ON account_limit.account_id = account.id WHERE account.id = ?`;

/**
 * An action counts on the local day it was done on, by the clock the account had then and by the clock it has now: moving
 * to another zone, or setting the clock back, frees nothing. The first comparison narrows the index to today's lines.
 */
const countsToday = `state <> 'released' AND counts_until > ? AND (counts_until > ? OR done_by >= ?)`;

const countToday = `SELECT count(*) AS count FROM limit_entry WHERE account_id = ? AND action = ? AND ${countsToday}`;
const timesToday = `SELECT done_by, counts_until FROM limit_entry WHERE account_id = ? AND action = ? AND ${countsToday}`;
const metersToday = `SELECT action, count(*) FILTER (WHERE state = 'confirmed') AS used,
    count(*) FILTER (WHERE state <> 'confirmed') AS held
  FROM limit_entry WHERE account_id = ? AND ${anyAction}
    AND ${countsToday} GROUP BY action`;
// What was done after a moment also counts longer than it: the index of days serves for it.
const timesLately = `SELECT done_by FROM limit_entry
  WHERE account_id = ? AND ${anyAction} AND state <> 'released' AND counts_until > ? AND done_by > ?`;
const lastOnTarget = `SELECT max(done_by) AS done_by FROM limit_entry
  WHERE platform = ? AND target = ? AND target IS NOT NULL AND state <> 'released' AND done_by > ? AND account_id <> ?`;
const tally = 'SELECT count FROM limit_tally WHERE day = ? AND device_id = ?';

/** Every text above, for the test that looks at how SQLite runs them. */
export const readingTexts = {
  subject,
  countToday,
  timesToday,
  metersToday,
  timesLately,
  lastOnTarget,
  tally,
};

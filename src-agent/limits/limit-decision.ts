import {
  type AccountLimits,
  dailyCeilings,
  type LimitedAction,
  type LimitSettings,
  targetRestDays,
} from '../../src-shared/domain/limits.ts';
import { countedAction, someTime, whenWords } from './limit-words.ts';

/** Which rule holds an action back. */
export type LimitReason = 'day' | 'hour' | 'gap' | 'quiet' | 'device' | 'workspace' | 'target';

/** A rule that says no: a sentence with the number, and when it is worth asking again; null: never by itself. */
export type Hold = {
  readonly reason: LimitReason;
  readonly message: string;
  readonly freeAt: number | null;
};

/** Rolling window of the hourly limit, in milliseconds. */
export const hourMs = 3_600_000;

/** How long two accounts stay apart on one target, in milliseconds. */
export const targetRestMs = targetRestDays * 24 * hourMs;

/** What one account may do of an action on one of its days: its own number, else the workspace's, never above the ceiling. */
export function allowedPerDay(action: LimitedAction, own: AccountLimits, settings: LimitSettings): number {
  return Math.min(own[action] ?? settings.perDay[action], dailyCeilings[action]);
}

/** From when on fewer than `limit` of those count, when each stops counting at its moment; null: never. */
export function whenBelow(limit: number, ends: readonly number[]): number | null {
  if (limit < 1) return null;
  return ends.toSorted((one, other) => one - other)[ends.length - limit] ?? null;
}

/** All of the account's day is used; `ends` says when each of what counts stops counting. */
export function dayHold(
  action: LimitedAction,
  limit: number,
  ends: readonly number[],
  zone: string,
): Hold | null {
  if (ends.length < limit) return null;
  const freeAt = whenBelow(limit, ends);
  const what = countedAction(action, limit);
  if (freeAt === null)
    return hold('day', `The limit of this account is 0 ${what} a day. Give it a higher one to go on.`, null);
  return hold(
    'day',
    `This account has used up its limit of ${limit} ${what} a day. It is free again ${whenWords(freeAt, zone)}.`,
    freeAt,
  );
}

/** As many actions within an hour as are allowed; `times` are those of the last hour. */
export function hourHold(limit: number, times: readonly number[], zone: string): Hold | null {
  const freeAt = times.length < limit ? null : whenBelow(limit, times);
  if (freeAt === null) return null;
  const until = freeAt + hourMs;
  return hold(
    'hour',
    `This account has used up its limit of ${limit} ${limit === 1 ? 'action' : 'actions'} an hour. It is free again ${whenWords(until, zone)}.`,
    until,
  );
}

/** The last action of the account is not long enough ago; `times` are those within the gap. */
export function gapHold(
  gapSeconds: number,
  times: readonly number[],
  now: number,
  zone: string,
): Hold | null {
  const until = Math.max(now, ...times.map((time) => time + gapSeconds * 1000));
  if (until === now) return null;
  return hold(
    'gap',
    `Actions of this account are ${someTime(gapSeconds)} apart. The next is free ${whenWords(until, zone)}.`,
    until,
  );
}

/** It is quiet time on the account's clock; `until` null: it is not. */
export function quietHold(
  quiet: LimitSettings['quietHours'],
  until: number | null,
  zone: string,
): Hold | null {
  if (quiet === null || until === null) return null;
  return hold(
    'quiet',
    `This account is quiet from ${quiet.from} to ${quiet.until}. It is free again ${whenWords(until, zone)}.`,
    until,
  );
}

/** The phone, or the whole workspace, did as much as it may on one of the agent's days. */
export function tallyHold(
  reason: 'device' | 'workspace',
  limit: number,
  freeAt: number | null,
  zone: string,
): Hold | null {
  if (freeAt === null) return null;
  const who = reason === 'device' ? 'This phone' : 'The workspace';
  return hold(
    reason,
    `${who} has used up its limit of ${limit} ${limit === 1 ? 'action' : 'actions'} a day. It is free again ${whenWords(freeAt, zone)}.`,
    freeAt,
  );
}

/** Another account of the workspace acted on that target, last at `last`. */
export function targetHold(target: string, last: number | null, now: number, zone: string): Hold | null {
  const until = last === null ? now : last + targetRestMs;
  if (until <= now) return null;
  return hold(
    'target',
    `Another of your accounts acted on ${target}. Two accounts stay ${targetRestDays} days apart on one target: it is free again ${whenWords(until, zone)}.`,
    until,
  );
}

/** The hold that lasts longest: once it is over, the others are too. */
export function longestHold(holds: readonly (Hold | null)[]): Hold | null {
  let longest: Hold | null = null;
  for (const next of holds)
    if (next !== null && (longest === null || lasts(next) > lasts(longest))) longest = next;
  return longest;
}

const lasts = ({ freeAt }: Hold) => freeAt ?? Infinity;

const hold = (reason: LimitReason, message: string, freeAt: number | null): Hold => ({
  reason,
  message,
  freeAt,
});

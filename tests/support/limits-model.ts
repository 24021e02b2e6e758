import type { LimitAsk, Settlement } from '../../src-agent/limits/ledger.ts';
import { localDay } from '../../src-agent/limits/local-days.ts';
import type { LimitReason } from '../../src-agent/limits/limit-decision.ts';
import {
  type AccountLimits,
  dailyCeilings,
  type LimitSettings,
  usualLimits,
} from '../../src-shared/domain/limits.ts';

/** A counted action as a person would note it down. */
export type NotedAction = LimitAsk & {
  state: 'reserved' | Settlement;
  /** Null while it is in hand. */
  doneAt: number | null;
  /** The clock it was done by, and the day that clock showed. */
  zone: string;
  saidDay: string;
  /** Up to when it counts, after it was brought back from the future. */
  countsUntil?: number;
  readonly agentDay: string;
};

const hour = 3_600_000;
const accounts = [1, 2, 3];

/** The limits as simply as they can be said: a list of what was done, and calendar days by name. */
export class LimitsModel {
  now = Date.UTC(2026, 9, 24, 19);
  agentZone = 'UTC';
  settings: LimitSettings = usualLimits;
  readonly zones = new Map<number, string | null>(accounts.map((id) => [id, null]));
  readonly own = new Map<number, AccountLimits>();
  readonly noted: NotedAction[] = [];

  zoneOf(accountId: number): string {
    return this.zones.get(accountId) ?? this.agentZone;
  }

  limitOf({ accountId, action }: LimitAsk): number {
    return Math.min(this.own.get(accountId)?.[action] ?? this.settings.perDay[action], dailyCeilings[action]);
  }

  /** What counts against the account's day: whatever that day or a later one saw, on its clock of then or of now. */
  today({ accountId, action }: LimitAsk): NotedAction[] {
    const sameDay = (zone: string, at: number) => dayName(zone, at) >= dayName(zone, this.now);
    return this.#counted().filter(
      (one) =>
        one.accountId === accountId &&
        one.action === action &&
        (one.doneAt === null ||
          (one.countsUntil === undefined ? sameDay(one.zone, one.doneAt) : this.now < one.countsUntil) ||
          sameDay(this.zoneOf(accountId), one.doneAt)),
    );
  }

  /** Every rule that says no. */
  against(ask: LimitAsk): Set<LimitReason> {
    const { perHour, gapSeconds, quietHours, perDevicePerDay, workspacePerDay } = this.settings;
    const all = this.#counted();
    const mine = all.filter((one) => one.accountId === ask.accountId);
    const since = (one: NotedAction) => this.now - (one.doneAt ?? this.now);
    const agentToday = all.filter((one) => one.agentDay === dayName(this.agentZone, this.now));
    const time = clockTime(this.zoneOf(ask.accountId), this.now);
    const against = new Set<LimitReason>();
    if (this.today(ask).length >= this.limitOf(ask)) against.add('day');
    if (perHour !== null && mine.filter((one) => since(one) < hour).length >= perHour) against.add('hour');
    if (gapSeconds > 0 && mine.some((one) => since(one) < gapSeconds * 1000)) against.add('gap');
    if (
      quietHours !== null &&
      (quietHours.from < quietHours.until
        ? time >= quietHours.from && time < quietHours.until
        : time >= quietHours.from || time < quietHours.until)
    )
      against.add('quiet');
    if (workspacePerDay !== null && agentToday.length >= workspacePerDay) against.add('workspace');
    if (
      perDevicePerDay !== null &&
      ask.deviceId !== null &&
      agentToday.filter((one) => one.deviceId === ask.deviceId).length >= perDevicePerDay
    )
      against.add('device');
    const others = all.filter((one) => one.accountId !== ask.accountId && one.target === ask.target);
    if (ask.target != null && others.some((one) => since(one) < 30 * 24 * hour)) against.add('target');
    return against;
  }

  reserve(ask: LimitAsk): void {
    const zone = this.zoneOf(ask.accountId);
    const agentDay = dayName(this.agentZone, this.now);
    this.noted.push({ ...ask, state: 'reserved', doneAt: null, zone, saidDay: '', agentDay });
  }

  settle(one: NotedAction, to: Settlement): void {
    if (one.state === 'reserved') {
      one.doneAt = this.now;
      one.zone = this.zoneOf(one.accountId);
      one.saidDay = dayName(one.zone, this.now);
    }
    one.state = to;
  }

  /** What the clock wrote into the future was done by now; it counts as long as it had left. */
  bringBack(one: NotedAction): void {
    if (one.state === 'released' || one.doneAt === null || one.doneAt <= this.now) return;
    const until = one.countsUntil ?? localDay(one.zone, one.doneAt).end;
    one.countsUntil = until - (one.doneAt - this.now);
    one.doneAt = this.now;
  }

  /** The most that an account did of an action on one day, by the clock it had when it did it. */
  busiestDay(ask: LimitAsk): number {
    const days = new Map<string, number>();
    for (const one of this.#counted())
      if (one.accountId === ask.accountId && one.action === ask.action && one.doneAt !== null) {
        const key = `${one.zone} ${one.saidDay}`;
        days.set(key, (days.get(key) ?? 0) + 1);
      }
    return Math.max(0, ...days.values());
  }

  #counted(): NotedAction[] {
    return this.noted.filter((one) => one.state !== 'released');
  }
}

/** `2026-11-21`, as a calendar on the wall of that zone says. */
function dayName(zone: string, at: number): string {
  return wallTime(zone, at).slice(0, 10);
}

/** `09:30`, as a clock on the wall of that zone says. */
function clockTime(zone: string, at: number): string {
  return wallTime(zone, at).slice(12, 17);
}

const wallTimes = new Map<string, string>();
function wallTime(zone: string, at: number): string {
  const key = `${zone} ${at}`;
  const known = wallTimes.get(key) ?? formatter(zone).format(at);
  wallTimes.set(key, known);
  return known;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(zone: string): Intl.DateTimeFormat {
  const made =
    formatters.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formatters.set(zone, made);
  return made;
}

import { assertNever } from '../../src-shared/assert-never.ts';
import type { Blackout, CampaignPlan, PostingSlot, Schedule } from '../../src-shared/domain/schedule.ts';
import { localDate } from '../format/time.ts';
import { ruleOf } from './recurrence-form.ts';

export type ScheduleKind = Schedule['kind'];

/** The ways to time a campaign, each in a line. */
export const scheduleKinds: readonly {
  readonly kind: ScheduleKind;
  readonly title: string;
  readonly says: string;
}[] = [
  { kind: 'now', title: 'Now', says: 'As soon as you start it, as fast as the phones can.' },
  { kind: 'at', title: 'At a time', says: 'Everything is due at one moment.' },
  { kind: 'slots', title: 'At posting times', says: 'Every account posts at its times of the week.' },
  {
    kind: 'spread',
    title: 'Spread over a while',
    says: 'Each account’s posts, evenly from a beginning to an end.',
  },
  { kind: 'recurring', title: 'Again and again', says: 'Every few days, weeks or months.' },
];

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const workdays = [1, 2, 3, 4, 5];

/** What a kind of schedule begins with: tomorrow morning, on the clock of whoever sits here. */
export function freshSchedule(kind: ScheduleKind, now: number): Schedule {
  const day = (days: number) => localDate(new Date(now + days * 86_400_000));
  switch (kind) {
    case 'now':
      return { kind };
    case 'at':
      return { kind, at: `${day(1)}T09:00` };
    case 'slots':
      return { kind, from: day(1), slots: [{ days: workdays, time: '09:00' }], accountSlots: {} };
    case 'spread':
      return { kind, from: `${day(1)}T09:00`, until: `${day(7)}T18:00`, minGapMinutes: 60 };
    case 'recurring':
      return {
        kind,
        from: `${day(1)}T09:00`,
        rule: ruleOf({ every: 1, unit: 'week', weekdays: [], end: { kind: 'never' } }),
      };
    default:
      return assertNever(kind);
  }
}

/** A posting time with a day put in or taken out; the last one stays, because a time without a day is none. */
export function withDay(slot: PostingSlot, day: number): PostingSlot {
  const days = slot.days.includes(day)
    ? slot.days.filter((each) => each !== day)
    : [...slot.days, day].toSorted((a, b) => a - b);
  return days.length === 0 ? slot : { ...slot, days };
}

/** Days of the week as people say them. */
export function daysInWords(days: readonly number[], locale?: string): string {
  if (days.length === everyDay.length) return 'every day';
  if (String(days) === String(workdays)) return 'on workdays';
  if (String(days) === '6,7') return 'at weekends';
  return `on ${new Intl.ListFormat(locale, { type: 'conjunction' }).format(days.map((day) => weekdayName(day, 'short', locale)))}`;
}

/** A weekday's name; 1 is Monday. */
export function weekdayName(day: number, style: 'short' | 'long' | 'narrow', locale?: string): string {
  // The first of January 2024 was a Monday.
  return new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
}

/** A time on the wall, `2026-11-21T09:30`, as people write it: `Sat, Nov 21, 09:30`. */
export function wallTimeInWords(wallTime: string, locale?: string): string {
  const at = Date.parse(`${wallTime}Z`);
  if (Number.isNaN(at)) return wallTime;
  const day = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(at);
  return `${day}, ${wallTime.slice(11, 16)}`;
}

/** A day, `2026-11-21`, as people write it. */
export function dayInWords(day: string, locale?: string): string {
  return wallTimeInWords(`${day}T00:00`, locale).replace(/, 00:00$/, '');
}

/** When a campaign posts, in a few words. `recurrence`: what its rule says. */
export function scheduleInWords({ schedule }: Pick<CampaignPlan, 'schedule'>, recurrence: string): string {
  switch (schedule.kind) {
    case 'now':
      return 'Right away';
    case 'at':
      return wallTimeInWords(schedule.at);
    case 'slots':
      return `At posting times from ${dayInWords(schedule.from)} on`;
    case 'spread':
      return `From ${wallTimeInWords(schedule.from)} to ${wallTimeInWords(schedule.until)}`;
    case 'recurring':
      return recurrence;
    default:
      return assertNever(schedule);
  }
}

/** The same in so few words that a step has room for them. */
export function scheduleInShort(
  plan: Pick<CampaignPlan, 'schedule'>,
  recurrence: string,
  locale?: string,
): string {
  const { schedule } = plan;
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  switch (schedule.kind) {
    case 'slots':
      return `Posting times from ${day.format(Date.parse(schedule.from))}`;
    case 'spread':
      return day.formatRange(Date.parse(`${schedule.from}Z`), Date.parse(`${schedule.until}Z`));
    default:
      return scheduleInWords(plan, recurrence);
  }
}

/** A number of minutes in words: `45 minutes`, `2 hours`, `1 day`. */
export function minutesInWords(minutes: number): string {
  const [size, name] =
    minutes >= 1440 && minutes % 1440 === 0
      ? [1440, 'day']
      : minutes >= 60 && minutes % 60 === 0
        ? [60, 'hour']
        : [1, 'minute'];
  const count = minutes / size;
  return `${count.toLocaleString()} ${name}${count === 1 ? '' : 's'}`;
}

/** Quiet hours with a day put in or taken out; on every day is said by naming none, and the last day stays. */
export function withQuietDay({ days = everyDay, ...hours }: Blackout, day: number): Blackout {
  const chosen = withDay({ days, time: hours.from }, day).days;
  return chosen.length === everyDay.length ? hours : { ...hours, days: chosen };
}

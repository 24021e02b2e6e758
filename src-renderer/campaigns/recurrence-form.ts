import { type Recurrence, readRule } from '../../src-shared/planning/recurrence.ts';
import { wallText } from '../../src-shared/planning/wall-clock.ts';

/** How often something comes again, as far as the small form can say it. Weekdays are 1 Monday to 7 Sunday. */
export type RecurrenceForm = {
  readonly every: number;
  readonly unit: 'day' | 'week' | 'month';
  /** Days of the week it comes on; none where it comes on the day it began. Only for weeks. */
  readonly weekdays: readonly number[];
  readonly end:
    | { readonly kind: 'never' }
    | { readonly kind: 'until'; readonly day: string }
    | { readonly kind: 'count'; readonly times: number };
};

const frequencies = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY' } as const;
const dayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** The form as an RRULE (RFC 5545). The last day is meant whole, on the clock of the plan. */
export function ruleOf({ every, unit, weekdays, end }: RecurrenceForm): string {
  const parts = [`FREQ=${frequencies[unit]}`];
  if (every > 1) parts.push(`INTERVAL=${every}`);
  if (unit === 'week' && weekdays.length > 0)
    parts.push(`BYDAY=${dayNames.filter((_, at) => weekdays.includes(at + 1)).join(',')}`);
  if (end.kind === 'until') parts.push(`UNTIL=${end.day.replaceAll('-', '')}`);
  if (end.kind === 'count') parts.push(`COUNT=${end.times}`);
  return parts.join(';');
}

/** Reads an RRULE into the form; null where it says more than the form can, or cannot be read. */
export function formOf(rule: string): RecurrenceForm | null {
  const reading = readRule(rule);
  if (!reading.ok) return null;
  const { frequency, interval, byDay, byMonthDay, byMonth, byHour, bySetPos, end, days } = reading.recurrence;
  const unit = (['day', 'week', 'month'] as const).find((each) => frequencies[each] === frequency);
  const more =
    byMonthDay.length + byMonth.length + byHour.length + bySetPos.length > 0 || days.includes('WKST');
  if (unit === undefined || more || (unit !== 'week' && byDay.length > 0)) return null;
  const last = endOf(end);
  if (last === null) return null;
  const weekdays = byDay.map(({ weekday }) => weekday).toSorted((a, b) => a - b);
  return { every: interval, unit, weekdays, end: last };
}

function endOf(end: Recurrence['end']): RecurrenceForm['end'] | null {
  if (end.kind === 'never') return end;
  if (end.kind === 'count') return { kind: 'count', times: end.count };
  const [day = '', time] = wallText(end.last).split('T');
  return end.kind === 'wall' && time === '23:59' ? { kind: 'until', day } : null;
}

import { wallMs } from './wall-clock.ts';

const frequencies = ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** A day of the week, 1 Monday to 7 Sunday; `nth`: the first, second … or, below 0, last … of the month or year; 0 for each. */
export type RuleDay = { readonly weekday: number; readonly nth: number };

/** Where a recurrence ends: after so many occurrences, or with a last wall time or instant that may still be one. */
export type RecurrenceEnd =
  | { readonly kind: 'never' }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'wall'; readonly last: number }
  | { readonly kind: 'instant'; readonly last: number };

/** An RRULE that was understood. `days`: without COUNT and UNTIL, as text for the library that computes the days. */
export type Recurrence = {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly byDay: readonly RuleDay[];
  readonly byMonthDay: readonly number[];
  readonly byMonth: readonly number[];
  readonly byHour: readonly number[];
  readonly bySetPos: readonly number[];
  readonly end: RecurrenceEnd;
  readonly days: string;
};

/** The rule, or one sentence that says what is wrong with its text. */
export type RuleReading =
  | { readonly ok: true; readonly recurrence: Recurrence }
  | { readonly ok: false; readonly problem: string };

class Unreadable extends Error {}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const known = [
  'FREQ',
  'INTERVAL',
  'COUNT',
  'UNTIL',
  'BYDAY',
  'BYMONTHDAY',
  'BYMONTH',
  'BYHOUR',
  'BYSETPOS',
  'WKST',
];

/**
 * Reads an RRULE (RFC 5545 §3.3.10), with or without `RRULE:` before it. A day as UNTIL means the whole day, a time without
 * Z the clock on the wall. Parts that pick minutes, weeks of the year or days of the year are not taken.
 */
export function readRule(text: string): RuleReading {
  try {
    return { ok: true, recurrence: recurrenceOf(partsOf(text)) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.message };
    throw error;
  }
}

function partsOf(text: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [, name, value] = /^([A-Z]+)=([^=]+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined)
      throw new Unreadable(
        `“${part}” is not a part of a rule. A rule is written as FREQ=WEEKLY;BYDAY=MO,TH.`,
      );
    if (parts.has(name)) throw new Unreadable(`${name} is given twice.`);
    parts.set(name, value);
  }
  return parts;
}

function recurrenceOf(parts: ReadonlyMap<string, string>): Recurrence {
  const frequency = frequencyOf(parts.get('FREQ'));
  const unknown = [...parts.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Unreadable(`${unknown} cannot be used here. Use ${known.join(', ')}.`);
  const recurrence = {
    frequency,
    interval: numbers(parts, 'INTERVAL', 1, 1000)[0] ?? 1,
    byDay: (parts.get('BYDAY')?.split(',') ?? []).map(ruleDay),
    byMonthDay: numbers(parts, 'BYMONTHDAY', -31, 31),
    byMonth: numbers(parts, 'BYMONTH', 1, 12),
    byHour: numbers(parts, 'BYHOUR', 0, 23),
    bySetPos: numbers(parts, 'BYSETPOS', -366, 366),
    end: endOf(parts),
    days: [...parts]
      .filter(([name]) => name !== 'COUNT' && name !== 'UNTIL')
      .map(([name, value]) => `${name}=${value}`)
      .join(';'),
  };
  const problem = contradiction(recurrence, parts.get('WKST'));
  if (problem !== null) throw new Unreadable(problem);
  return recurrence;
}

function contradiction(rule: Recurrence, weekStart: string | undefined): string | null {
  const { frequency, byDay, byMonthDay, byHour, byMonth, bySetPos } = rule;
  if (byDay.some(({ nth }) => nth !== 0) && frequency !== 'MONTHLY' && frequency !== 'YEARLY')
    return 'A day such as 1MO or -1FR needs FREQ=MONTHLY or FREQ=YEARLY.';
  if (byMonthDay.length > 0 && frequency === 'WEEKLY')
    return 'BYMONTHDAY cannot be used with FREQ=WEEKLY. Use FREQ=MONTHLY.';
  if (bySetPos.length > 0 && byDay.length + byMonthDay.length + byMonth.length + byHour.length === 0)
    return 'BYSETPOS chooses among days; say which with BYDAY or BYMONTHDAY.';
  if (weekStart !== undefined && !weekdays.includes(weekStart)) return 'WKST is a day such as MO.';
  return null;
}

function frequencyOf(value: string | undefined): Frequency {
  if (value === undefined) throw new Unreadable('The rule does not say how often. Begin it with FREQ=DAILY.');
  if (value === 'SECONDLY' || value === 'MINUTELY')
    throw new Unreadable('More often than every hour cannot be planned. Use FREQ=HOURLY or less often.');
  const frequency = frequencies.find((one) => one === value);
  if (frequency === undefined)
    throw new Unreadable(`FREQ=${value} is not known. Use ${frequencies.toReversed().join(', ')}.`);
  return frequency;
}

function numbers(parts: ReadonlyMap<string, string>, name: string, min: number, max: number): number[] {
  return (parts.get(name)?.split(',') ?? []).map((text) => {
    const value = /^[+-]?\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    // Days and places are counted from 1 on, or from the end.
    const counts = min >= 0 || value !== 0;
    if (!(value >= min && value <= max && counts))
      throw new Unreadable(`${name}=${text} cannot be: it is a number from ${min < 0 ? 1 : min} to ${max}.`);
    return value;
  });
}

function ruleDay(text: string): RuleDay {
  const [, nth, code] = /^([+-]?[1-9]\d?)?([A-Z]{2})$/.exec(text) ?? [];
  const weekday = weekdays.indexOf(code ?? '') + 1;
  if (weekday === 0) throw new Unreadable(`BYDAY=${text} is not a day. Days are ${weekdays.join(', ')}.`);
  return { weekday, nth: Number(nth ?? 0) };
}

function endOf(parts: ReadonlyMap<string, string>): RecurrenceEnd {
  const until = parts.get('UNTIL');
  const [count] = numbers(parts, 'COUNT', 1, 10_000);
  if (count !== undefined && until !== undefined)
    throw new Unreadable('COUNT and UNTIL exclude each other. Take one of them out.');
  if (count !== undefined) return { kind: 'count', count };
  if (until === undefined) return { kind: 'never' };
  const [, year, month, date, hours = '23', minutes = '59', seconds = '59', zulu] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/.exec(until) ?? [];
  const last = wallMs(`${year}-${month}-${date}T${hours}:${minutes}:${seconds}`);
  if (Number.isNaN(last))
    throw new Unreadable(`UNTIL=${until} is not a day. A day is written as UNTIL=20270301.`);
  return { kind: zulu === undefined ? 'wall' : 'instant', last };
}

import { assertNever } from '../assert-never.ts';
import type { Recurrence, RecurrenceEnd } from './recurrence.ts';

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A recurrence that begins at a wall time, in words: “every Monday and Thursday at 09:00 until 1 March 2027”. */
export function recurrenceSentence(recurrence: Recurrence, first: string): string {
  const months = recurrence.byMonth.map((month) => monthNames[month - 1] ?? '');
  const only = months.length > 0 ? ` in ${listed(months)}` : '';
  return `${daysOf(recurrence, first)}${only}${timeOf(recurrence, first)}${endOf(recurrence.end)}`;
}

function daysOf(rule: Recurrence, first: string): string {
  const days = chosenDays(rule);
  const { frequency, interval } = rule;
  switch (frequency) {
    case 'HOURLY':
      return every(interval, 'hour') + (days === '' ? '' : `, ${on(days)}`);
    case 'DAILY':
      if (interval === 1 && onlyWeekdays(rule)) return `every ${days}`;
      return every(interval, 'day') + (days === '' ? '' : `, ${on(days)}`);
    case 'WEEKLY': {
      const chosen = days === '' ? weekdayName(weekdayOf(first)) : days;
      return interval === 1 && rule.bySetPos.length === 0
        ? `every ${chosen}`
        : `${every(interval, 'week')} ${on(chosen)}`;
    }
    case 'MONTHLY':
      return `${every(interval, 'month')} ${on(days === '' ? `the ${ordinal(dateOf(first))}` : days)}`;
    case 'YEARLY':
      return `${every(interval, 'year')} ${on(days === '' ? yearDay(rule, first) : days)}`;
    default:
      return assertNever(frequency);
  }
}

function on(days: string): string {
  return `on ${days === 'weekday' || days === 'day' ? `${days}s` : days}`;
}

function onlyWeekdays({ byDay, byMonthDay, bySetPos }: Recurrence): boolean {
  return byDay.length > 0 && byMonthDay.length === 0 && bySetPos.length === 0;
}

function chosenDays({ byDay, byMonthDay, bySetPos }: Recurrence): string {
  const weekdays = weekdaysOf(byDay);
  const dates = byMonthDay.map((date) => (date > 0 ? ordinal(date) : `${place(date)} day`));
  const chosen = [weekdays, dates.length > 0 ? `the ${listed(dates)}` : '']
    .filter((text) => text !== '')
    .join(', ');
  if (bySetPos.length === 0 || chosen === '') return chosen;
  const among = dates.length === 0 && !chosen.includes(' ') ? ` ${chosen}` : ` of ${chosen}`;
  return `the ${listed(bySetPos.map(place))}${among}`;
}

function weekdaysOf(days: Recurrence['byDay']): string {
  const plain = days.filter(({ nth }) => nth === 0).map(({ weekday }) => weekday);
  const numbered = days.filter(({ nth }) => nth !== 0);
  const sorted = plain.toSorted((one, other) => one - other);
  if (numbered.length === 0 && sorted.join('') === '12345') return 'weekday';
  if (numbered.length === 0 && sorted.join('') === '1234567') return 'day';
  return listed([
    ...sorted.map(weekdayName),
    ...numbered.map(({ nth, weekday }) => `the ${place(nth)} ${weekdayName(weekday)}`),
  ]);
}

function yearDay({ byMonth }: Recurrence, first: string): string {
  const month = monthNames[Number(first.slice(5, 7)) - 1];
  return byMonth.length > 0 ? `the ${ordinal(dateOf(first))}` : `${dateOf(first)} ${month}`;
}

function timeOf({ frequency, byHour }: Recurrence, first: string): string {
  const past = first.slice(14, 16);
  if (byHour.length > 0)
    return ` at ${listed(byHour.map((hour) => `${String(hour).padStart(2, '0')}:${past}`))}`;
  if (frequency === 'HOURLY') return past === '00' ? ' on the hour' : ` at ${Number(past)} minutes past`;
  return ` at ${first.slice(11, 16)}`;
}

function endOf(end: RecurrenceEnd): string {
  switch (end.kind) {
    case 'never':
      return '';
    case 'count':
      return end.count === 1 ? ', once' : `, ${end.count} times`;
    case 'wall':
    case 'instant': {
      const last = new Date(end.last);
      return ` until ${last.getUTCDate()} ${monthNames[last.getUTCMonth()]} ${last.getUTCFullYear()}`;
    }
    default:
      return assertNever(end);
  }
}

function every(interval: number, unit: string): string {
  return interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`;
}

/** “first”, “2nd”, “last”, “2nd last”. */
function place(nth: number): string {
  if (nth === 1) return 'first';
  if (nth === -1) return 'last';
  return nth > 0 ? ordinal(nth) : `${ordinal(-nth)} last`;
}

function ordinal(value: number): string {
  const teens = value % 100 > 10 && value % 100 < 14;
  return `${value}${teens ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`;
}

function weekdayName(weekday: number): string {
  return weekdayNames[weekday - 1] ?? '';
}

function weekdayOf(wallTime: string): number {
  return new Date(`${wallTime}Z`).getUTCDay() || 7;
}

function dateOf(wallTime: string): number {
  return Number(wallTime.slice(8, 10));
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

import { Temporal } from 'temporal-polyfill';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { CalendarView } from './calendar-address.ts';

const morning = 7;

/** The day it is on the clock of that zone. `now`: epoch milliseconds. */
export function dayIn(zone: string, now: number): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The days a view shows around that day, the last one included; weeks begin on Monday, a month is filled up to whole weeks. */
export function daysShown(
  view: CalendarView,
  day: string,
): { readonly first: string; readonly last: string } {
  const date = Temporal.PlainDate.from(day);
  switch (view) {
    case 'day':
      return { first: day, last: day };
    case 'week':
      return { first: weekStart(date).toString(), last: weekEnd(date).toString() };
    case 'month':
      return {
        first: weekStart(date.with({ day: 1 })).toString(),
        last: weekEnd(date.with({ day: date.daysInMonth })).toString(),
      };
    default:
      return assertNever(view);
  }
}

/** The instants between which a view's posts lie: from the first midnight up to, not including, the last. */
export function instantsShown(
  view: CalendarView,
  day: string,
  zone: string,
): { readonly from: string; readonly until: string } {
  const { first, last } = daysShown(view, day);
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).toInstant().toString();
  return {
    from: midnight(Temporal.PlainDate.from(first)),
    until: midnight(Temporal.PlainDate.from(last).add({ days: 1 })),
  };
}

/** The day one comes to with a step forward or back: one view further. */
export function stepDay(view: CalendarView, day: string, by: 1 | -1): string {
  const date = Temporal.PlainDate.from(day);
  switch (view) {
    case 'day':
      return date.add({ days: by }).toString();
    case 'week':
      return date.add({ weeks: by }).toString();
    case 'month':
      return date.with({ day: 1 }).add({ months: by }).toString();
    default:
      return assertNever(view);
  }
}

/** From which hour on a day is shown first: an hour before now where today is in view, else the morning. */
export function firstHourShown(view: CalendarView, day: string, zone: string, now: number): number {
  const { first, last } = daysShown(view, day);
  const at = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const today = at.toPlainDate().toString();
  return first <= today && today <= last ? Math.max(0, at.hour - 1) : morning;
}

/** What a view is headed with: `November 2026`, `Nov 23 – 29, 2026`, `Wednesday, November 25, 2026`. */
export function titleOf(view: CalendarView, day: string, locale?: string): string {
  const at = (date: string) => new Date(`${date}T00:00Z`);
  const { first, last } = daysShown(view, day);
  switch (view) {
    case 'day':
      return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(at(day));
    case 'week':
      return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
        at(first),
        at(last),
      );
    case 'month':
      return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
        at(day),
      );
    default:
      return assertNever(view);
  }
}

function weekStart(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

function weekEnd(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.add({ days: 7 - date.dayOfWeek });
}

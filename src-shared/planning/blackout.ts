import type { Blackout } from '../domain/schedule.ts';
import { day, minute, type ZoneClock } from './wall-clock.ts';

/** A time from `from` up to and without `until`. */
export type Span = { readonly from: number; readonly until: number };

/** The blackout hours of a week, in milliseconds from Monday 00:00 on, in order, those that meet joined. */
export type BlackoutWeek = readonly Span[];

const week = 7 * day;

/**
 * Blackout hours as a week. Days belong to the begin of an hour that goes over midnight; one that ends when it begins
 * lasts a whole day.
 */
export function blackoutWeek(blackouts: readonly Blackout[]): BlackoutWeek {
  const spans = blackouts.flatMap(({ days, from, until }) =>
    (days ?? [1, 2, 3, 4, 5, 6, 7]).flatMap((weekday) => {
      const begin = (weekday - 1) * day + clock(from);
      const end = begin + (clock(until) > clock(from) ? 0 : day) + clock(until) - clock(from);
      return end <= week
        ? [{ from: begin, until: end }]
        : [
            { from: begin, until: week },
            { from: 0, until: end - week },
          ];
    }),
  );
  const joined: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last === undefined || span.from > last.until) joined.push(span);
    else joined[joined.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
  }
  return joined;
}

function clock(time: string): number {
  const [hours, minutes] = time.split(':');
  return (Number(hours) * 60 + Number(minutes)) * minute;
}

/** Whether there is nothing but blackout hours. */
export function coversWeek([first]: BlackoutWeek): boolean {
  return first !== undefined && first.from === 0 && first.until === week;
}

/** Whether an instant falls into blackout hours on that clock. */
export function isBlackedOut(instant: number, zone: ZoneClock, hours: BlackoutWeek): boolean {
  return blackoutAt(weekTime(zone.wallAt(instant)), hours) !== undefined;
}

/** The first instant from that one on that is outside all blackout hours; null when there is none, ever. */
export function firstOpen(instant: number, zone: ZoneClock, hours: BlackoutWeek): number | null {
  // A free minute can be lost in a change of clocks, but not two weeks in a row.
  for (let at = instant; at < instant + 2 * week + day;) {
    const { offset, until } = zone.stretchAt(at);
    const within = weekTime(at + offset);
    const blackout = blackoutAt(within, hours);
    if (blackout === undefined) return at;
    at = Math.min(at + blackout.until - within, until);
  }
  return null;
}

/** What is left of a window (instants) outside the blackout hours, in order. */
export function* openSpans(window: Span, zone: ZoneClock, hours: BlackoutWeek): Generator<Span> {
  let from = firstOpen(window.from, zone, hours);
  while (from !== null && from < window.until) {
    const until = nextBlackout({ from, until: window.until }, zone, hours);
    yield { from, until };
    from = firstOpen(until, zone, hours);
  }
}

/** When the next blackout begins within a window that begins outside of all, or the window's end. */
function nextBlackout(window: Span, zone: ZoneClock, hours: BlackoutWeek): number {
  const [first] = hours;
  if (first === undefined) return window.until;
  for (let at = window.from; at < window.until;) {
    const { offset, until } = zone.stretchAt(at);
    const within = weekTime(at + offset);
    const begin = hours.find(({ from }) => from > within)?.from ?? week + first.from;
    at = Math.min(at + begin - within, until);
    if (isBlackedOut(at, zone, hours)) return Math.min(at, window.until);
  }
  return window.until;
}

function blackoutAt(within: number, hours: BlackoutWeek): Span | undefined {
  return hours.find(({ from, until }) => from <= within && within < until);
}

/** Time since Monday 00:00 on the wall; 1 January 1970 was a Thursday. */
function weekTime(wall: number): number {
  return (((wall + 3 * day) % week) + week) % week;
}

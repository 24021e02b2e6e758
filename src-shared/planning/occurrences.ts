import { RRuleTemporal } from 'rrule-temporal';
import { type BlackoutWeek, firstOpen, type Span } from './blackout.ts';
import type { Recurrence } from './recurrence.ts';
import { day, wallText, type ZoneClock } from './wall-clock.ts';

/** One occurrence: its wall time is its name, `at` the instant it is due after blackout hours moved it. */
export type Occurrence = { readonly occurrence: string; readonly at: number };

/**
 * The wall times of a recurrence from `first` on, in order and without end unless the rule has one; those before `from`
 * are left out. They are milliseconds as of `wallMs`, and the same in every zone.
 */
export function* wallOccurrences(
  recurrence: Recurrence,
  first: number,
  from: number = first,
): Generator<number> {
  const { end } = recurrence;
  const left = end.kind === 'count' ? end.count : Infinity;
  // A rule that counts has to be counted from its beginning.
  const begin = left === Infinity ? Math.max(first, from) : first;
  let given = 0;
  for (const wall of ruleTimes(recurrence, first, begin)) {
    if (given++ === left || wall > lastWall(recurrence)) return;
    if (wall >= from) yield wall;
  }
}

/**
 * The occurrences on one zone's clock whose own time lies in `window` (instants). Each has an instant of its own: one that a
 * change of clocks would put where another is already is left out, and so is one that blackout hours would move to the next.
 */
export function* occurrences(
  recurrence: Recurrence,
  first: number,
  zone: ZoneClock,
  window: Span,
  hours: BlackoutWeek,
): Generator<Occurrence> {
  const last = recurrence.end.kind === 'instant' ? recurrence.end.last : Infinity;
  // A day earlier, so that what a change of clocks does to two neighbours does not depend on where the window begins.
  const from = zone.wallAt(window.from) - day;
  let before: { wall: number; instant: number } | null = null;
  for (const wall of wallOccurrences(recurrence, first, from)) {
    const { instant } = zone.momentOf(wall);
    if (before !== null && instant <= before.instant) continue;
    if (instant > last) break;
    if (before !== null) yield* occurrenceBefore(before, instant, zone, window, hours);
    if (instant >= window.until) return;
    before = { wall, instant };
  }
  if (before !== null) yield* occurrenceBefore(before, Infinity, zone, window, hours);
}

function* occurrenceBefore(
  { wall, instant }: { readonly wall: number; readonly instant: number },
  next: number,
  zone: ZoneClock,
  window: Span,
  hours: BlackoutWeek,
): Generator<Occurrence> {
  if (instant < window.from) return;
  const at = firstOpen(instant, zone, hours);
  if (at !== null && (at === instant || at < next)) yield { occurrence: wallText(wall), at };
}

/** Whether the rule ever comes true from that wall time on. */
export function everOccurs(recurrence: Recurrence, first: number): boolean {
  return wallOccurrences(recurrence, first).next().done !== true;
}

function lastWall({ end }: Recurrence): number {
  if (end.kind === 'wall') return end.last;
  return end.kind === 'instant' ? end.last + day : Infinity;
}

/** The library is asked in UTC, where its clock never changes: what a zone makes of a wall time is decided here. */
function* ruleTimes(recurrence: Recurrence, first: number, begin: number): Generator<number> {
  const start = new Date(first).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const rule = new RRuleTemporal({ rruleString: `DTSTART:${start}\nRRULE:${recurrence.days}` });
  for (let next = nextOf(rule, begin, true); next !== null; next = nextOf(rule, next, false)) yield next;
}

function nextOf(rule: RRuleTemporal, after: number, including: boolean): number | null {
  try {
    return rule.next(new Date(after), including)?.epochMilliseconds ?? null;
  } catch (error) {
    // Its answer to a rule such as 30 February, which it gives up after 10,000 periods.
    if (error instanceof Error && error.message.startsWith('Maximum iterations')) return null;
    throw error;
  }
}

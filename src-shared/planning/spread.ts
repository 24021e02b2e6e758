import { OpenTime } from './open-time.ts';
import type { Random } from './random.ts';
import { type BlackoutWeek, openSpans, type Span } from './blackout.ts';
import type { ZoneClock } from './wall-clock.ts';

const second = 1000;

/** How much of its share of the window each post may wander; the rest is where in it the account's posts are. */
const jitter = 0.25;

/** The instants of a window (ends included) outside blackout hours. */
export function openTime(window: Span, zone: ZoneClock, hours: BlackoutWeek): OpenTime {
  // A blackout's first second is closed, the window's last one is open.
  const spans = [...openSpans({ from: window.from, until: window.until + second }, zone, hours)];
  return new OpenTime(
    spans.map(({ from, until }) => ({
      from: Math.ceil(from / second),
      until: Math.ceil(until / second) - 1,
    })),
  );
}

/** The bounds within which each of an account's posts has to lie, in seconds, so that all of them fit. */
export type SpreadBounds = { readonly earliest: readonly number[]; readonly latest: readonly number[] };

/**
 * Bounds for `count` posts at least `gap` milliseconds apart (never two in one second). `earliest` is shorter than `count`
 * when not all fit: it has as many as do.
 */
export function spreadBounds(open: OpenTime, count: number, gap: number): SpreadBounds {
  const step = stepOf(gap);
  const earliest: number[] = [];
  for (let at = open.atOrAfter(-Infinity); at !== null && earliest.length < count;) {
    earliest.push(at);
    at = open.atOrAfter(at + step);
  }
  const latest: number[] = [];
  for (let at = open.atOrBefore(Infinity); at !== null && latest.length < earliest.length;) {
    latest.unshift(at);
    at = open.atOrBefore(at - step);
  }
  return { earliest, latest };
}

/**
 * When one account's posts are made: evenly over the open time with some jitter, in order, at least `gap` milliseconds
 * apart, within `bounds`, which are those of as many posts. Instants in whole seconds; another `random`, other times.
 */
export function spreadTimes(open: OpenTime, bounds: SpreadBounds, gap: number, random: Random): number[] {
  const step = stepOf(gap);
  const place = random() * (1 - jitter);
  const times: number[] = [];
  let last = -Infinity;
  for (const latest of bounds.latest) {
    const share = (times.length + place + random() * jitter) / bounds.latest.length;
    const soonest = open.atOrAfter(last + step) ?? latest;
    last = Math.min(Math.max(open.atShare(share), soonest), latest);
    times.push(last);
  }
  return times.map((at) => at * second);
}

function stepOf(gap: number): number {
  return Math.max(1, Math.ceil(gap / second));
}

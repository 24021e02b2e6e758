import type { PostingSlot } from '../domain/schedule.ts';
import { type BlackoutWeek, isBlackedOut } from './blackout.ts';
import { day, wallMs, wallText, type ZoneClock } from './wall-clock.ts';

/** A posting time: the instant, and what the clock on the wall shows then. */
export type Slot = { readonly at: number; readonly localTime: string };

/** After so many days without a free posting time there is none. */
const daysWithout = 15;

/**
 * The posting times of a week, again and again from a day (`2026-11-21`) and an instant on, on that zone's clock. Those in
 * blackout hours are left out. It ends when there are none.
 */
export function* slotsFrom(
  slots: readonly PostingSlot[],
  from: { readonly day: string; readonly instant: number },
  zone: ZoneClock,
  hours: BlackoutWeek,
): Generator<Slot> {
  const today = Math.floor(zone.wallAt(from.instant) / day) * day;
  let midnight = Math.max(wallMs(`${from.day}T00:00`), today);
  let last = from.instant - 1;
  for (let without = 0; without < daysWithout; without++, midnight += day)
    for (const time of timesOn(slots, midnight)) {
      const { instant } = zone.momentOf(wallMs(time));
      if (instant <= last || isBlackedOut(instant, zone, hours)) continue;
      yield { at: instant, localTime: wallText(zone.wallAt(instant)) };
      last = instant;
      without = 0;
    }
}

function timesOn(slots: readonly PostingSlot[], midnight: number): readonly string[] {
  const date = new Date(midnight);
  const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
  const times = slots.filter(({ days }) => days.includes(weekday)).map(({ time }) => time);
  return [...new Set(times)].toSorted().map((time) => `${date.toISOString().slice(0, 10)}T${time}`);
}

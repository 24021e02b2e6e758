import { Temporal } from 'temporal-polyfill';

/** A day of the calendar in a zone: its name (`2026-11-21`), its first moment, and the first moment of the next one. */
export type LocalDay = { readonly name: string; readonly start: number; readonly end: number };

/** The day that contains `at` (epoch milliseconds) in an IANA zone. It has 23, 24 or 25 hours, or what its zone decided. */
export function localDay(zone: string, at: number): LocalDay {
  const first = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).startOfDay();
  return {
    name: first.toPlainDate().toString(),
    start: first.epochMilliseconds,
    end: first.add({ days: 1 }).startOfDay().epochMilliseconds,
  };
}

/** Remembers each zone's latest day, because nearly all questions are about today. */
export class LocalDays {
  readonly #latest = new Map<string, LocalDay>();

  /** The day that contains `at` in that zone. */
  of(zone: string, at: number): LocalDay {
    const known = this.#latest.get(zone);
    if (known !== undefined && known.start <= at && at < known.end) return known;
    const day = localDay(zone, at);
    this.#latest.set(zone, day);
    return day;
  }
}

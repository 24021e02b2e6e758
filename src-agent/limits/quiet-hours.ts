import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { quietHours } from '../../src-shared/domain/limits.ts';

/** Hours in which nothing is done; over midnight when they end before they begin. */
export type QuietHours = z.infer<typeof quietHours>;

/**
 * When the quiet hours that `now` lies in end on the clock of `zone`; null when it is not quiet. Where that time of day
 * comes twice or not at all, because clocks are changed, it is the later one.
 */
export function quietUntil(quiet: QuietHours, zone: string, now: number): number | null {
  let at = now;
  while (isQuiet(quiet, zone, at)) at = nextEnd(quiet, zone, at);
  return at === now ? null : at;
}

function isQuiet({ from, until }: QuietHours, zone: string, at: number): boolean {
  const time = local(zone, at).toPlainTime().toString({ smallestUnit: 'minute', roundingMode: 'trunc' });
  return from <= until ? from <= time && time < until : from <= time || time < until;
}

function nextEnd({ until }: QuietHours, zone: string, at: number): number {
  const today = local(zone, at).toPlainDate();
  const endOn = (day: Temporal.PlainDate) =>
    day.toPlainDateTime(until).toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds;
  const end = endOn(today);
  return end > at ? end : endOn(today.add({ days: 1 }));
}

const local = (zone: string, at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

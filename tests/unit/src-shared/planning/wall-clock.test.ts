import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  instantOf,
  wallMs,
  wallText,
  wallTimeOf,
  ZoneClock,
} from '../../../../src-shared/planning/wall-clock.ts';

// By hand, from the rules of the zones: each clock as it goes forward, back, and on a plain day.
test.each([
  // Berlin, 29 March 2026 02:00 → 03:00, 25 October 2026 03:00 → 02:00.
  ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30Z', 'shifted'],
  ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59Z', 'plain'],
  ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00Z', 'plain'],
  ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30Z', 'repeated'],
  ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00Z', 'plain'],
  // Sydney, 4 October 2026 02:00 → 03:00, 5 April 2026 03:00 → 02:00.
  ['Australia/Sydney', '2026-10-04T02:15', '2026-10-03T16:15Z', 'shifted'],
  ['Australia/Sydney', '2026-04-05T02:15', '2026-04-04T15:15Z', 'repeated'],
  ['Australia/Sydney', '2026-01-15T09:00', '2026-01-14T22:00Z', 'plain'],
  // Lord Howe changes by half an hour: 4 October 2026 02:00 → 02:30, 5 April 2026 02:00 → 01:30.
  ['Australia/Lord_Howe', '2026-10-04T02:10', '2026-10-03T15:40Z', 'shifted'],
  ['Australia/Lord_Howe', '2026-10-04T02:30', '2026-10-03T15:30Z', 'plain'],
  ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45Z', 'repeated'],
  ['Australia/Lord_Howe', '2026-04-05T01:15', '2026-04-04T14:15Z', 'plain'],
  // Half an hour off, and no summer time.
  ['Asia/Kolkata', '2026-03-29T02:30', '2026-03-28T21:00Z', 'plain'],
  ['Asia/Tokyo', '2026-03-29T02:30', '2026-03-28T17:30Z', 'plain'],
  ['UTC', '2026-10-25T02:30', '2026-10-25T02:30Z', 'plain'],
])('%s: %s is %s (%s)', (zone, wallTime, instant, fact) => {
  expect(instantOf(wallTime, zone)).toEqual({
    instant: Date.parse(instant),
    shifted: fact === 'shifted',
    repeated: fact === 'repeated',
  });
});

test('a skipped time is moved forward by what is skipped', () => {
  expect(wallTimeOf(instantOf('2026-03-29T02:30', 'Europe/Berlin').instant, 'Europe/Berlin')).toBe(
    '2026-03-29T03:30',
  );
  expect(
    wallTimeOf(instantOf('2026-10-04T02:10', 'Australia/Lord_Howe').instant, 'Australia/Lord_Howe'),
  ).toBe('2026-10-04T02:40');
});

const zones = [
  'Europe/Berlin',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
  'America/St_Johns',
  'UTC',
];
const formats = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
  ]),
);

test('the clock shows what the calendar of the platform shows, at any minute of four years', () => {
  const minutes = fc.integer({ min: Date.UTC(2025, 0) / 60_000, max: Date.UTC(2029, 0) / 60_000 });
  const clocks = new Map(zones.map((zone) => [zone, new ZoneClock(zone)]));
  fc.assert(
    fc.property(fc.constantFrom(...zones), minutes, (zone, at) => {
      const clock = clocks.get(zone) ?? new ZoneClock(zone);
      const instant = at * 60_000;
      const shown = formats.get(zone)?.format(instant).replace(' ', 'T');
      expect(wallText(clock.wallAt(instant))).toBe(shown);
      // And back: the same instant, or the first of the two with that time.
      const moment = clock.momentOf(wallMs(shown ?? ''));
      expect(moment.shifted).toBe(false);
      if (!moment.repeated) expect(moment.instant).toBe(instant);
      else expect(moment.instant).toBeLessThanOrEqual(instant);
    }),
    { numRuns: 300 },
  );
});

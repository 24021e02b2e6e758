import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Blackout } from '../../../../src-shared/domain/schedule.ts';
import {
  blackoutWeek,
  coversWeek,
  firstOpen,
  isBlackedOut,
  openSpans,
} from '../../../../src-shared/planning/blackout.ts';
import { wallTimeOf, ZoneClock } from '../../../../src-shared/planning/wall-clock.ts';

const berlin = new ZoneClock('Europe/Berlin');

/** The first open time in Berlin from that instant on, on its clock. */
function openFrom(instant: string, ...blackouts: Blackout[]): string | null {
  const open = firstOpen(Date.parse(instant), berlin, blackoutWeek(blackouts));
  return open === null ? null : wallTimeOf(open, 'Europe/Berlin');
}

const night = { from: '22:00', until: '07:00' };

test('a night is over in the morning, and its end is open', () => {
  expect(openFrom('2026-11-23T20:59Z', night)).toBe('2026-11-23T21:59');
  expect(openFrom('2026-11-23T21:00Z', night)).toBe('2026-11-24T07:00');
  expect(openFrom('2026-11-24T06:00Z', night)).toBe('2026-11-24T07:00');
});

test('the days of a night are those on which it begins', () => {
  const friday = { ...night, days: [5] };
  // 27 November 2026 is a Friday.
  expect(openFrom('2026-11-27T00:00Z', friday)).toBe('2026-11-27T01:00');
  expect(openFrom('2026-11-28T00:00Z', friday)).toBe('2026-11-28T07:00');
  expect(openFrom('2026-11-29T23:30Z', { ...night, days: [7] })).toBe('2026-11-30T07:00');
});

test('hours that meet are passed together, and a whole week is never over', () => {
  const hours = [
    { from: '22:00', until: '06:00' },
    { from: '06:00', until: '09:00' },
    { from: '08:30', until: '12:00' },
  ];
  expect(openFrom('2026-11-23T22:00Z', ...hours)).toBe('2026-11-24T12:00');
  expect(openFrom('2026-11-27T12:00Z', { days: [5, 6, 7], from: '00:00', until: '00:00' })).toBe(
    '2026-11-30T00:00',
  );
  expect(openFrom('2026-11-27T12:00Z', { from: '00:00', until: '00:00' })).toBeNull();
  expect(
    coversWeek(
      blackoutWeek([
        { from: '05:00', until: '17:00' },
        { from: '17:00', until: '05:00' },
      ]),
    ),
  ).toBe(true);
});

test('the clock on the wall decides while clocks change', () => {
  const early = { from: '02:00', until: '02:45' };
  // That quarter of an hour does not exist on 29 March 2026: 01:59 is followed by 03:00.
  expect(openFrom('2026-03-29T01:00Z', early)).toBe('2026-03-29T03:00');
  // On 25 October 2026 it comes twice, and what lies between is open.
  const hours = blackoutWeek([early]);
  const window = { from: Date.parse('2026-10-24T23:00Z'), until: Date.parse('2026-10-25T02:00Z') };
  expect(
    [...openSpans(window, berlin, hours)].map(({ from, until }) =>
      [from, until].map((at) => new Date(at).toISOString().slice(11, 16)),
    ),
  ).toEqual([
    ['23:00', '00:00'],
    ['00:45', '01:00'],
    ['01:45', '02:00'],
  ]);
});

const clockTimes = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minutes]) => `${String(hour).padStart(2, '0')}:${minutes}`);
const anyBlackout: fc.Arbitrary<Blackout> = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  from: clockTimes,
  until: clockTimes,
});

/** What the words of a blackout say, minute by minute. */
function saysBlackout(instant: number, zone: string, blackouts: readonly Blackout[]): boolean {
  const wall = wallTimeOf(instant, zone);
  const time = wall.slice(11);
  const weekday = new Date(`${wall}Z`).getUTCDay() || 7;
  const dayBefore = weekday === 1 ? 7 : weekday - 1;
  return blackouts.some(({ days = [], from, until }) =>
    from < until
      ? days.includes(weekday) && from <= time && time < until
      : (days.includes(weekday) && time >= from) || (days.includes(dayBefore) && time < until),
  );
}

test('whatever the hours: the first open instant is open, and nothing before it is', () => {
  const start = Date.UTC(2026, 2, 24);
  fc.assert(
    fc.property(
      fc.array(anyBlackout, { maxLength: 5 }),
      fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Tokyo'),
      fc.integer({ min: 0, max: 14 * 96 }),
      (blackouts, zone, quarter) => {
        const clock = new ZoneClock(zone);
        const hours = blackoutWeek(blackouts);
        const from = start + quarter * 900_000;
        const open = firstOpen(from, clock, hours);
        expect(open === null).toBe(coversWeek(hours));
        if (open === null) return;
        expect(saysBlackout(open, zone, blackouts)).toBe(false);
        for (let at = from; at < Math.min(open, from + 40 * 900_000); at += 900_000) {
          expect(isBlackedOut(at, clock, hours)).toBe(true);
          expect(saysBlackout(at, zone, blackouts)).toBe(true);
        }
      },
    ),
    { numRuns: 150 },
  );
});

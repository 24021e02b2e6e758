import { expect, test } from 'vitest';
import { blackoutWeek } from '../../../../src-shared/planning/blackout.ts';
import { everOccurs, occurrences } from '../../../../src-shared/planning/occurrences.ts';
import { readRule, type Recurrence } from '../../../../src-shared/planning/recurrence.ts';
import { recurrenceSentence } from '../../../../src-shared/planning/recurrence-sentence.ts';
import { wallMs, wallTimeOf, ZoneClock } from '../../../../src-shared/planning/wall-clock.ts';

function rule(text: string): Recurrence {
  const reading = readRule(text);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.recurrence;
}

function dueIn(
  text: string,
  first: string,
  zone: string,
  from: string,
  until: string,
  blackouts = blackoutWeek([]),
) {
  const window = { from: Date.parse(from), until: Date.parse(until) };
  return [...occurrences(rule(text), wallMs(first), new ZoneClock(zone), window, blackouts)];
}

/** Instants as the rest of the world writes them, to the minute. */
function utc(list: readonly { readonly at: number }[]): string[] {
  return list.map(({ at }) => new Date(at).toISOString().slice(0, 16));
}

// Over both changes of a year: the time on the wall stays, the instant moves.
test.each([
  [
    'Europe/Berlin',
    '2026-03-27',
    ['2026-03-27T08:00', '2026-03-28T08:00', '2026-03-29T07:00', '2026-03-30T07:00'],
  ],
  [
    'Europe/Berlin',
    '2026-10-24',
    ['2026-10-24T07:00', '2026-10-25T08:00', '2026-10-26T08:00', '2026-10-27T08:00'],
  ],
  [
    'America/Santiago',
    '2026-04-03',
    ['2026-04-03T12:00', '2026-04-04T12:00', '2026-04-05T13:00', '2026-04-06T13:00'],
  ],
  [
    'America/Santiago',
    '2026-09-05',
    ['2026-09-05T13:00', '2026-09-06T12:00', '2026-09-07T12:00', '2026-09-08T12:00'],
  ],
  [
    'Australia/Lord_Howe',
    '2026-04-04',
    ['2026-04-03T22:00', '2026-04-04T22:30', '2026-04-05T22:30', '2026-04-06T22:30'],
  ],
  [
    'Australia/Lord_Howe',
    '2026-10-03',
    ['2026-10-02T22:30', '2026-10-03T22:00', '2026-10-04T22:00', '2026-10-05T22:00'],
  ],
  [
    'Asia/Tokyo',
    '2026-03-28',
    ['2026-03-28T00:00', '2026-03-29T00:00', '2026-03-30T00:00', '2026-03-31T00:00'],
  ],
])('every day at 09:00 in %s from %s on', (zone, day, expected) => {
  const due = dueIn('FREQ=DAILY;COUNT=4', `${day}T09:00`, zone, '2026-01-01', '2027-01-01');
  expect(utc(due)).toEqual(expected);
  expect(due.map(({ at }) => wallTimeOf(at, zone))).toEqual(due.map(({ occurrence }) => occurrence));
});

test('a time that is skipped is moved, one that comes twice is posted once, and their names stay', () => {
  const zone = 'Europe/Berlin';
  expect(dueIn('FREQ=DAILY', '2026-03-28T02:30', zone, '2026-03-28', '2026-03-31')).toEqual([
    { occurrence: '2026-03-28T02:30', at: Date.parse('2026-03-28T01:30Z') },
    { occurrence: '2026-03-29T02:30', at: Date.parse('2026-03-29T01:30Z') },
    { occurrence: '2026-03-30T02:30', at: Date.parse('2026-03-30T00:30Z') },
  ]);
  expect(utc(dueIn('FREQ=DAILY', '2026-10-25T02:30', zone, '2026-10-24', '2026-10-27'))).toEqual([
    '2026-10-25T00:30',
    '2026-10-26T01:30',
  ]);
});

test('every hour: the hour that is skipped gives its place up, so that no instant has two', () => {
  const due = dueIn('FREQ=HOURLY', '2026-03-29T00:30', 'Europe/Berlin', '2026-03-28', '2026-03-29T04:00Z');
  expect(due.map(({ occurrence }) => occurrence)).toEqual([
    '2026-03-29T00:30',
    '2026-03-29T01:30',
    '2026-03-29T02:30',
    '2026-03-29T04:30',
    '2026-03-29T05:30',
  ]);
  expect(new Set(utc(due)).size).toBe(due.length);
});

test('windows that adjoin give each occurrence once, wherever they are cut', () => {
  for (const [text, first] of [
    ['FREQ=HOURLY', '2026-03-28T22:30'],
    ['FREQ=DAILY;COUNT=3', '2026-03-28T02:30'],
  ] as const) {
    const whole = dueIn(text, first, 'Europe/Berlin', '2026-03-28', '2026-03-31');
    for (const cut of ['2026-03-29T00:30Z', '2026-03-29T01:00Z', '2026-03-29T01:30Z', '2026-03-29T02:30Z']) {
      const parts = [
        ...dueIn(text, first, 'Europe/Berlin', '2026-03-28', cut),
        ...dueIn(text, first, 'Europe/Berlin', cut, '2026-03-31'),
      ];
      expect(parts).toEqual(whole);
    }
  }
});

test.each([
  ['FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261203', ['11-23', '11-26', '11-30', '12-03']],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SA;COUNT=3', ['11-21', '12-05', '12-19']],
  ['RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3', ['11-30', '12-31', '01-29']],
  ['freq=monthly;bymonthday=31;count=3', ['12-31', '01-31', '03-31']],
  ['FREQ=MONTHLY;BYDAY=2TU;COUNT=2', ['12-08', '01-12']],
  // 09:00 in Berlin is 08:00 UTC: the second day is not over the end, the third is.
  ['FREQ=DAILY;UNTIL=20261122T080000Z', ['11-21', '11-22']],
  ['FREQ=DAILY;UNTIL=20261122T075959Z', ['11-21']],
  ['FREQ=DAILY;UNTIL=20261122T085900', ['11-21']],
])('%s from 21 November 2026 on', (text, days) => {
  const due = dueIn(text, '2026-11-21T09:00', 'Europe/Berlin', '2026-01-01', '2028-01-01');
  expect(due.map(({ occurrence }) => occurrence.slice(5, 10))).toEqual(days);
});

test('blackout hours move an occurrence, unless that would put it on or behind the next', () => {
  const night = blackoutWeek([{ from: '22:00', until: '06:30' }]);
  const daily = dueIn('FREQ=DAILY;COUNT=2', '2026-11-21T05:00', 'UTC', '2026-11-21', '2026-12-01', night);
  expect(utc(daily)).toEqual(['2026-11-21T06:30', '2026-11-22T06:30']);
  const hourly = dueIn('FREQ=HOURLY', '2026-11-21T04:00', 'UTC', '2026-11-21', '2026-11-21T09:00Z', night);
  expect(utc(hourly)).toEqual(['2026-11-21T06:30', '2026-11-21T07:00', '2026-11-21T08:00']);
});

test.each([
  ['FREQ=SECONDLY', 'More often than every hour'],
  ['FREQ=MINUTELY;INTERVAL=90', 'More often than every hour'],
  ['every monday', 'is not a part of a rule'],
  ['BYDAY=MO', 'does not say how often'],
  ['FREQ=FORTNIGHTLY', 'FREQ=FORTNIGHTLY is not known'],
  ['FREQ=DAILY;BYMINUTE=1,2', 'BYMINUTE cannot be used'],
  ['FREQ=DAILY;COUNT=2;UNTIL=20270101', 'exclude each other'],
  ['FREQ=DAILY;UNTIL=20271301', 'UNTIL=20271301 is not a day'],
  ['FREQ=DAILY;INTERVAL=0', 'INTERVAL=0 cannot be'],
  ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY=0 cannot be'],
  ['FREQ=WEEKLY;BYDAY=1MO', 'needs FREQ=MONTHLY'],
  ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY=XX is not a day'],
  ['FREQ=WEEKLY;BYMONTHDAY=3', 'cannot be used with FREQ=WEEKLY'],
  ['FREQ=MONTHLY;BYSETPOS=1', 'say which with BYDAY'],
  ['FREQ=DAILY;FREQ=DAILY', 'given twice'],
])('“%s” is refused: %s', (text, problem) => {
  const reading = readRule(text);
  expect(reading.ok ? '' : reading.problem).toContain(problem);
});

test('a rule that never comes true is told apart', () => {
  const first = wallMs('2026-11-21T09:00');
  expect(everOccurs(rule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), first)).toBe(false);
  expect(everOccurs(rule('FREQ=DAILY;UNTIL=20261120'), first)).toBe(false);
  expect(everOccurs(rule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'), first)).toBe(true);
});

test.each([
  ['FREQ=WEEKLY;BYDAY=TH,MO;UNTIL=20270301', 'every Monday and Thursday at 09:00 until 1 March 2027'],
  ['FREQ=WEEKLY', 'every Saturday at 09:00'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR', 'every 2 weeks on weekdays at 09:00'],
  ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', 'every weekday at 09:00'],
  ['FREQ=DAILY;INTERVAL=3;COUNT=10', 'every 3 days at 09:00, 10 times'],
  ['FREQ=DAILY;BYHOUR=8,20', 'every day at 08:00 and 20:00'],
  ['FREQ=MONTHLY', 'every month on the 21st at 09:00'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,15,-1', 'every month on the 1st, 15th and last day at 09:00'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'every month on the last Friday at 09:00'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'every month on the last weekday at 09:00'],
  ['FREQ=YEARLY', 'every year on 21 November at 09:00'],
  ['FREQ=MONTHLY;BYDAY=2TU;BYMONTH=3,6', 'every month on the 2nd Tuesday in March and June at 09:00'],
  ['FREQ=HOURLY;INTERVAL=6', 'every 6 hours on the hour'],
])('%s reads “%s”', (text, sentence) => {
  expect(recurrenceSentence(rule(text), '2026-11-21T09:00')).toBe(sentence);
});

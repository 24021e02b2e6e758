import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formOf, ruleOf, type RecurrenceForm } from '../../../../src-renderer/campaigns/recurrence-form.ts';
import { ruleInWords } from '../../../../src-renderer/campaigns/recurrence-words.ts';
import {
  daysInWords,
  freshSchedule,
  minutesInWords,
  scheduleInWords,
  scheduleKinds,
  wallTimeInWords,
  withDay,
  withQuietDay,
} from '../../../../src-renderer/campaigns/schedule-form.ts';
import { postsOf, startQuestion } from '../../../../src-renderer/campaigns/start-words.ts';
import { schedule } from '../../../../src-shared/domain/schedule.ts';

const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 })).map((days) => days.toSorted((a, b) => a - b));
const forms: fc.Arbitrary<RecurrenceForm> = fc
  .record({
    every: fc.integer({ min: 1, max: 365 }),
    unit: fc.constantFrom('day', 'week', 'month'),
    weekdays,
    end: fc.oneof(
      fc.constant({ kind: 'never' as const }),
      fc.integer({ min: 1, max: 1000 }).map((times) => ({ kind: 'count' as const, times })),
      fc
        .date({ min: new Date('2026-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
        .map((date) => ({ kind: 'until' as const, day: date.toISOString().slice(0, 10) })),
    ),
  })
  .map((form) => (form.unit === 'week' ? form : { ...form, weekdays: [] }));

test('what the small form says comes back from the rule it writes', () => {
  fc.assert(
    fc.property(forms, (form) => {
      expect(formOf(ruleOf(form))).toEqual(form);
    }),
  );
});

test('a rule that says more than the form can, or nothing, is left to its text', () => {
  for (const rule of [
    'FREQ=MONTHLY;BYDAY=1MO',
    'FREQ=YEARLY',
    'FREQ=DAILY;BYHOUR=9,12',
    'FREQ=DAILY;BYDAY=MO',
    'often',
  ])
    expect(formOf(rule)).toBeNull();
});

test('a rule is read to a person with its next times, or what is wrong with it', () => {
  expect(ruleInWords('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', '2026-11-26T09:00', 3)).toEqual({
    ok: true,
    sentence: 'Every 2 weeks on Monday and Thursday at 09:00',
    next: ['2026-11-26T09:00', '2026-12-07T09:00', '2026-12-10T09:00'],
  });
  expect(ruleInWords('FREQ=DAILY;UNTIL=20200101', '2026-11-26T09:00', 3)).toMatchObject({ ok: false });
  expect(ruleInWords('often', '2026-11-26T09:00', 3)).toMatchObject({ ok: false });
});

test('every kind of schedule begins with one the agent takes, and reads in plain words', () => {
  const now = Date.parse('2026-11-25T12:00:00Z');
  const words = scheduleKinds.map(({ kind }) => {
    const fresh = freshSchedule(kind, now);
    expect(schedule.parse(fresh)).toEqual(fresh);
    return scheduleInWords({ schedule: fresh }, 'Every week');
  });
  expect(words).toEqual([
    'Right away',
    'Thu, Nov 26, 09:00',
    'At posting times from Thu, Nov 26 on',
    'From Thu, Nov 26, 09:00 to Wed, Dec 2, 18:00',
    'Every week',
  ]);
  expect(wallTimeInWords('not a time')).toBe('not a time');
});

test('a posting time keeps its last day, and quiet hours of every day name none', () => {
  const slot = { days: [2], time: '09:00' };
  expect(withDay(slot, 2)).toEqual(slot);
  expect(withDay(slot, 1)).toEqual({ days: [1, 2], time: '09:00' });
  const hours = { from: '22:00', until: '07:00' };
  const worked = withQuietDay(withQuietDay(hours, 7), 6);
  expect(worked).toEqual({ ...hours, days: [1, 2, 3, 4, 5] });
  expect(withQuietDay(withQuietDay(worked, 6), 7)).toEqual(hours);
  expect(
    [
      [1, 2, 3, 4, 5],
      [6, 7],
      [1, 3],
    ].map((days) => daysInWords(days, 'en')),
  ).toEqual(['on workdays', 'at weekends', 'on Mon and Wed']);
  expect([1, 45, 120, 1440].map(minutesInWords)).toEqual(['1 minute', '45 minutes', '2 hours', '1 day']);
});

test('the question before the start names how many posts on how many accounts, and from when to when', () => {
  expect(startQuestion('now', { posts: 3, accounts: 3 }, null, null)).toMatchObject({
    title: 'Post now?',
    numbers: '3 posts on 3 accounts',
  });
  expect(startQuestion('slots', { posts: 84, accounts: 12 }, 'Thu 09:00', 'Wed 18:00')).toMatchObject({
    yes: 'Schedule',
    numbers: '84 posts on 12 accounts, from Thu 09:00 to Wed 18:00',
  });
  expect(startQuestion('at', { posts: 1, accounts: 1 }, 'Thu 09:00', 'Thu 09:00').numbers).toBe(
    '1 post on 1 account, Thu 09:00',
  );
  expect(startQuestion('recurring', { posts: null, accounts: 2 }, 'Thu 09:00', null).numbers).toBe(
    'Posts again and again on 2 accounts, beginning Thu 09:00',
  );
  const counts = {
    pending: 1,
    running: 0,
    retrying: 0,
    completed: 2,
    failed: 1,
    cancelled: 0,
    needs_review: 3,
  };
  expect(postsOf({ counts })).toEqual({ total: 7, done: 2, failed: 1, asking: 3 });
});

import { expect, test } from 'vitest';
import { countPosts, planIssues } from '../../../../src-shared/planning/plan-issues.ts';
import { type PlannedSlot, planPosts } from '../../../../src-shared/planning/plan-posts.ts';
import { accounts, input, items, pairs, plan } from '../../../support/plan-input.ts';

function utc({ at }: PlannedSlot): string {
  return at === null ? 'at once' : new Date(at).toISOString().slice(0, 16);
}

test('at once: everybody’s first post comes before anybody’s second', () => {
  const slots = [...planPosts(plan({}), input({ items: items([], ['threads']), accounts: accounts(3) }))];
  expect(pairs(slots)).toEqual(['0:0', '1:0', '2:0', '0:1', '2:1']);
  expect(slots[1]).toEqual({
    account: 1,
    item: 0,
    at: null,
    localTime: '2026-11-23T20:00',
    zone: 'Asia/Tokyo',
    occurrence: '',
  });
});

test('at once, but not in somebody’s night', () => {
  const blackouts = [{ from: '19:00', until: '08:00' }];
  expect([...planPosts(plan({ blackouts }), input({}))].map(utc)).toEqual([
    'at once',
    '2026-11-23T23:00',
    '2026-11-23T21:00',
    'at once',
  ]);
});

test('at a time: on each account’s clock, or on one for all', () => {
  const schedule = { kind: 'at', at: '2026-12-01T09:30' };
  const own = [...planPosts(plan({ schedule }), input({}))];
  expect(own.map(utc)).toEqual([
    '2026-12-01T08:30',
    '2026-12-01T00:30',
    '2026-11-30T22:30',
    '2026-12-01T12:30',
  ]);
  const one = [...planPosts(plan({ schedule, zone: 'Asia/Tokyo' }), input({}))];
  expect(new Set(one.map(utc))).toEqual(new Set(['2026-12-01T00:30']));
  expect(one[0]).toMatchObject({ zone: 'Asia/Tokyo', localTime: '2026-12-01T09:30' });
});

test('a time that is over somewhere is told with its zone, and the others are planned', () => {
  const late = plan({ schedule: { kind: 'at', at: '2026-11-23T12:30' } });
  expect(planIssues(late, input({}))).toEqual([
    { path: 'plan.schedule.at', message: 'In Asia/Tokyo, this time is over. Choose a later one.' },
    { path: 'plan.schedule.at', message: 'In Australia/Lord_Howe, this time is over. Choose a later one.' },
  ]);
  expect(pairs([...planPosts(late, input({}))])).toEqual(['0:0', '3:0']);
  expect(countPosts(late, input({}))).toBe(2);
});

test('posting times: one post a slot, over both changes of clocks, and past the blackout hours', () => {
  const schedule = {
    kind: 'slots',
    from: '2026-03-27',
    slots: [
      { days: [5, 7], time: '09:00' },
      { days: [7], time: '20:00' },
    ],
    accountSlots: { '101': [{ days: [1], time: '12:00' }] },
  };
  const early = input({
    items: items([], [], [], []),
    now: Date.parse('2026-03-27T08:30Z'),
    accounts: accounts(2),
  });
  const slots = [
    ...planPosts(plan({ schedule, blackouts: [{ days: [7], from: '19:00', until: '21:00' }] }), early),
  ];
  const of = (account: number) => slots.filter((slot) => slot.account === account).map(utc);
  // In Berlin it is 09:30 on Friday: the first slot of that day is over.
  expect(of(0)).toEqual(['2026-03-29T07:00', '2026-04-03T07:00', '2026-04-05T07:00', '2026-04-10T07:00']);
  expect(of(1)).toEqual(['2026-03-30T03:00', '2026-04-06T03:00', '2026-04-13T03:00', '2026-04-20T03:00']);
  const autumn = { ...early, now: Date.parse('2026-10-23T08:30Z') };
  expect(
    [...planPosts(plan({ schedule: { ...schedule, from: '2026-10-23' } }), autumn)]
      .filter(({ account }) => account === 0)
      .map(utc)
      .slice(0, 2),
  ).toEqual(['2026-10-25T08:00', '2026-10-25T19:00']);
});

test('recurring: the same time on every wall over both changes, in the order of time', () => {
  const weekly = plan({
    schedule: { kind: 'recurring', from: '2026-03-22T09:00', rule: 'FREQ=WEEKLY;COUNT=3' },
  });
  const spring = input({ now: Date.parse('2026-03-20Z'), accounts: accounts(4) });
  const slots = [...planPosts(weekly, spring)];
  expect(slots.map(({ at }) => at)).toEqual(
    slots.map(({ at }) => at).toSorted((one, other) => Number(one) - Number(other)),
  );
  const of = (account: number) => slots.filter((slot) => slot.account === account).map(utc);
  expect(of(0)).toEqual(['2026-03-22T08:00', '2026-03-29T07:00', '2026-04-05T07:00']);
  expect(of(1)).toEqual(['2026-03-22T00:00', '2026-03-29T00:00', '2026-04-05T00:00']);
  expect(of(2)).toEqual(['2026-03-21T22:00', '2026-03-28T22:00', '2026-04-04T22:30']);
  expect(of(3)).toEqual(['2026-03-22T12:00', '2026-03-29T12:00', '2026-04-05T13:00']);
  expect(slots.filter(({ occurrence }) => occurrence === '2026-03-29T09:00')).toHaveLength(4);
  expect(countPosts(weekly, spring)).toBe(12);
});

test('recurring without end is planned window by window, each occurrence once', () => {
  const daily = plan({ schedule: { kind: 'recurring', from: '2026-10-20T02:30', rule: 'FREQ=DAILY' } });
  const from = Date.parse('2026-10-20Z');
  const until = Date.parse('2026-11-05Z');
  const window = (begin: number, end: number) => [...planPosts(daily, input({ now: begin, until: end }))];
  for (const cut of ['2026-10-25T00:30Z', '2026-10-25T01:00Z', '2026-10-25T01:30Z'].map((text) =>
    Date.parse(text),
  ))
    expect([...window(from, cut), ...window(cut, until)]).toEqual(window(from, until));
  expect(countPosts(daily, input({}))).toBeNull();
  const [first] = planPosts(daily, input({}));
  expect(first?.occurrence).toBe('2026-11-24T02:30');
});

test('spread over accounts: each post once, to those with the fewest, in the order of the strategy', () => {
  const given = (strategy: string, seed = 1) =>
    pairs([
      ...planPosts(
        plan({ distribution: 'spread', strategy, seed }),
        input({
          items: items([], ['instagram'], [], [], []),
          accounts: accounts(4, (index) => [30, 20, null, 10][index] ?? null),
        }),
      ),
    ]).toSorted((one, other) => one.slice(2).localeCompare(other.slice(2)));
  expect(given('round_robin')).toEqual(['0:0', '1:1', '2:2', '3:3', '0:4']);
  expect(given('least_used')).toEqual(['2:0', '1:1', '3:2', '0:3', '2:4']);
  expect(given('random')).toEqual(given('random'));
  expect(new Set(Array.from({ length: 20 }, (_, seed) => given('random', seed).join())).size).toBeGreaterThan(
    5,
  );
});

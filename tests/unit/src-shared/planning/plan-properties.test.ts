import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { blackoutWeek, isBlackedOut } from '../../../../src-shared/planning/blackout.ts';
import { countPosts, planIssues } from '../../../../src-shared/planning/plan-issues.ts';
import { planPosts } from '../../../../src-shared/planning/plan-posts.ts';
import { wallTimeOf, ZoneClock } from '../../../../src-shared/planning/wall-clock.ts';
import { accounts, input, items, now, pairs, plan, platforms } from '../../../support/plan-input.ts';

const anySchedule = fc.constantFrom(
  { kind: 'now' },
  { kind: 'at', at: '2026-12-01T02:30' },
  {
    kind: 'slots',
    from: '2026-11-20',
    slots: [
      { days: [1, 2, 3, 4, 5], time: '09:00' },
      { days: [6], time: '23:30' },
    ],
  },
  { kind: 'spread', from: '2026-11-20T00:00', until: '2027-01-10T00:00', minGapMinutes: 90 },
);
const anyPlan = fc.record({
  schedule: anySchedule,
  zone: fc.constantFrom('account', 'Australia/Lord_Howe'),
  blackouts: fc.constantFrom(
    [],
    [{ from: '22:00', until: '06:00' }],
    [{ days: [6, 7], from: '00:00', until: '00:00' }],
  ),
  distribution: fc.constantFrom('each_to_all', 'spread'),
  strategy: fc.constantFrom('round_robin', 'random', 'least_used'),
  seed: fc.nat(1000),
});
const anyItems = fc
  .array(fc.subarray([...platforms], { maxLength: 2 }), { minLength: 1, maxLength: 6 })
  .map((skips) => items(...skips));

test('whatever the plan: every post exactly once, outside blackout hours, the clock agrees, and again the same', () => {
  fc.assert(
    fc.property(anyPlan, anyItems, fc.integer({ min: 3, max: 12 }), (fields, posts, count) => {
      const made = plan(fields);
      const asked = input({ items: posts, accounts: accounts(count, (index) => (index * 7) % 5) });
      const slots = [...planPosts(made, asked)];
      expect([...planPosts(made, asked)]).toEqual(slots);
      expect(countPosts(made, asked)).toBe(slots.length);
      expect(planIssues(made, asked)).toEqual([]);
      const expected = asked.accounts.flatMap((account, index) =>
        posts.flatMap(({ skipOn }, item) => (skipOn.has(account.platform) ? [] : [`${index}:${item}`])),
      );
      if (made.distribution === 'each_to_all') expect(pairs(slots).toSorted()).toEqual(expected.toSorted());
      else {
        expect(new Set(slots.map(({ item }) => item))).toEqual(new Set(posts.keys()));
        expect(slots).toHaveLength(posts.length);
        expect(expected).toEqual(expect.arrayContaining(pairs(slots)));
      }
      const hours = blackoutWeek(made.blackouts);
      for (const { at, zone, localTime, account } of slots) {
        expect(zone).toBe(made.zone === 'account' ? asked.accounts[account]?.zone : made.zone);
        expect(wallTimeOf(at ?? now, zone)).toBe(localTime);
        expect(isBlackedOut(at ?? now, new ZoneClock(zone), hours)).toBe(false);
        expect(at ?? now).toBeGreaterThanOrEqual(now);
      }
    }),
    { numRuns: 60 },
  );
});

test('another account at the end leaves everybody’s times as they are', () => {
  for (const strategy of ['round_robin', 'random', 'least_used'])
    for (const schedule of [
      { kind: 'spread', from: '2026-12-01T09:00', until: '2026-12-08T18:00' },
      { kind: 'slots', from: '2026-12-01', slots: [{ days: [1, 3], time: '09:00' }] },
    ]) {
      const made = plan({ strategy, schedule });
      const times = (count: number) =>
        new Map(
          [...planPosts(made, input({ items: items([], []), accounts: accounts(count) }))].map((slot) => [
            `${slot.account}:${slot.item}`,
            slot.at,
          ]),
        );
      const [few, more] = [times(7), times(8)];
      expect(more.size).toBe(16);
      for (const [post, at] of few) expect(more.get(post)).toBe(at);
    }
});

test('spread over a window: evenly, in order, apart, inside, and not all accounts at once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 96 }),
      fc.constantFrom([], [{ from: '12:00', until: '13:30' }], [{ from: '17:00', until: '09:00' }]),
      fc.nat(1000),
      (minGapMinutes, count, hoursLong, blackouts, seed) => {
        const from = Date.parse('2026-12-01T10:00Z');
        const until = from + hoursLong * 3_600_000;
        const schedule = {
          kind: 'spread',
          from: '2026-12-01T10:00',
          until: new Date(until).toISOString().slice(0, 16),
          minGapMinutes,
        };
        const made = plan({ zone: 'UTC', schedule, blackouts, seed });
        const asked = input({
          items: items(...Array.from({ length: count }, () => [])),
          accounts: accounts(3),
        });
        const slots = [...planPosts(made, asked)];
        const hours = blackoutWeek(blackouts);
        const clock = new ZoneClock('UTC');
        // What fits, by trying every minute from the beginning on.
        let fit = 0;
        for (let at = from, free = from; at <= until; at += 60_000)
          if (at >= free && !isBlackedOut(at, clock, hours)) {
            fit++;
            free = at + Math.max(minGapMinutes, 1) * 60_000;
          }
        if (minGapMinutes > 0) expect(slots.length).toBe(fit >= count ? count * 3 : 0);
        expect(planIssues(made, asked)).toHaveLength(slots.length === 0 ? 1 : 0);
        for (const account of [0, 1, 2]) {
          const times = slots.filter((slot) => slot.account === account).map(({ at }) => at ?? 0);
          for (const [index, at] of times.entries()) {
            expect(at).toBeGreaterThanOrEqual(from);
            expect(at).toBeLessThanOrEqual(until);
            expect(isBlackedOut(at, clock, hours)).toBe(false);
            if (index > 0)
              expect(at - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(
                Math.max(minGapMinutes * 60_000, 1000),
              );
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('over a day with room, an account’s posts lie in their shares of it, and accounts lie apart', () => {
  const made = plan({
    zone: 'UTC',
    schedule: { kind: 'spread', from: '2026-12-01T00:00', until: '2026-12-02T00:00', minGapMinutes: 0 },
  });
  const slots = [...planPosts(made, input({ items: items([], [], [], []), accounts: accounts(50) }))];
  const begin = Date.parse('2026-12-01Z');
  for (const { at, item } of slots)
    expect(Math.floor(((at ?? 0) - begin) / (6 * 3_600_000 + 1000))).toBe(item);
  expect(new Set(slots.map(({ at }) => at)).size).toBeGreaterThan(195);
  const firsts = slots.filter(({ item }) => item === 0).map(({ at }) => (at ?? 0) - begin);
  expect(Math.max(...firsts) - Math.min(...firsts)).toBeGreaterThan(3 * 3_600_000);
});

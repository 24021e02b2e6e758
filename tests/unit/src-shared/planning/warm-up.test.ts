import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dailyCeilings } from '../../../../src-shared/domain/limits.ts';
import { type WarmupRecipe, warmupKind } from '../../../../src-shared/domain/warmup.ts';
import { randomFrom } from '../../../../src-shared/planning/random.ts';
import { readingMs } from '../../../../src-shared/planning/reading-time.ts';
import { countedAs, planWarmUp } from '../../../../src-shared/planning/warm-up.ts';
import { recipe } from '../../../support/warmup-recipe.ts';

const anyRange = (least: number, most: number) =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }))
    .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }));

const anyRecipe: fc.Arbitrary<WarmupRecipe> = fc
  .record({
    minutes: anyRange(1, 120),
    order: fc.constantFrom('in_order' as const, 'by_weight' as const),
    actions: fc.array(
      fc.record({
        kind: fc.constantFrom(...warmupKind.options),
        count: anyRange(0, 150),
        weight: fc.integer({ min: 1, max: 100 }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    sources: fc.array(
      fc.oneof(
        fc.constant({ kind: 'home' as const }),
        fc.integer({ min: 0, max: 9 }).map((n) => ({ kind: 'account' as const, handle: `maker.${n}` })),
      ),
      { minLength: 1, maxLength: 6 },
    ),
    pauseSeconds: anyRange(1, 300),
  })
  .map(recipe);

test('whatever the recipe: counts, pauses and length are within their ranges, nothing is above a ceiling, and again the same', () => {
  fc.assert(
    fc.property(anyRecipe, fc.nat(), (asked, seed) => {
      const plan = planWarmUp(asked, seed);
      expect(planWarmUp(asked, seed)).toEqual(plan);
      expect(plan.lengthMs).toBeGreaterThanOrEqual(asked.minutes.from * 60_000);
      expect(plan.lengthMs).toBeLessThanOrEqual(asked.minutes.to * 60_000);
      expect(plan.plannedMs).toBeLessThanOrEqual(plan.lengthMs);
      const least = asked.actions.reduce((sum, { count }) => sum + count.from, 0);
      const { from, to } = asked.pauseSeconds;
      for (const { pauseMs, source, kind } of plan.actions) {
        expect(pauseMs).toBeGreaterThanOrEqual(from * 1000);
        expect(pauseMs).toBeLessThanOrEqual(to * 1000);
        if (kind !== 'view_story') expect(asked.sources).toContainEqual(source);
      }
      for (const kind of warmupKind.options) {
        const rows = asked.actions.filter((action) => action.kind === kind);
        const planned = plan.actions.filter((action) => action.kind === kind).length;
        const limited = countedAs(kind);
        expect(planned).toBeLessThanOrEqual(rows.reduce((sum, { count }) => sum + count.to, 0));
        if (limited !== null) expect(planned).toBeLessThanOrEqual(dailyCeilings[limited]);
      }
      // Only the end of its time or a ceiling makes it do less than the recipe asks at least.
      const room = plan.plannedMs + 20_000 + to * 1000 <= plan.lengthMs;
      const ceilings = asked.actions.some(({ kind }) => countedAs(kind) !== null);
      if (room && !ceilings) expect(plan.actions.length).toBeGreaterThanOrEqual(least);
    }),
    { numRuns: 500 },
  );
});

test('actions in order come one after the other; mixed ones come as often as their weight says', () => {
  const many = recipe({
    minutes: { from: 30, to: 30 },
    actions: [
      { kind: 'like', count: { from: 100, to: 100 }, weight: 30 },
      { kind: 'scroll', count: { from: 150, to: 150 }, weight: 60 },
      { kind: 'follow', count: { from: 30, to: 30 }, weight: 10 },
    ],
  });
  const counts = { like: 0, scroll: 0, follow: 0 };
  let total = 0;
  for (let seed = 0; seed < 200; seed += 1)
    for (const { kind } of planWarmUp(many, seed).actions) {
      counts[kind as keyof typeof counts] += 1;
      total += 1;
    }
  expect(counts.like / total).toBeCloseTo(0.3, 1);
  expect(counts.scroll / total).toBeCloseTo(0.6, 1);
  expect(counts.follow / total).toBeCloseTo(0.1, 1);

  const ordered = planWarmUp({ ...many, order: 'in_order', minutes: { from: 120, to: 120 } }, 7);
  const kinds = ordered.actions.map(({ kind }) => kind);
  expect(kinds.indexOf('scroll')).toBe(100);
  expect(kinds.indexOf('follow')).toBe(250);
});

test('a session goes through all its sources, staying some posts in each, and stories are viewed at home', () => {
  const { actions } = planWarmUp(recipe({ sources: recipe().sources.slice(1) }), 3);
  const places = actions.filter(({ kind }) => kind !== 'view_story').map(({ source }) => source.kind);
  expect(new Set(places)).toEqual(new Set(['hashtag', 'account']));
  const moves = places.filter((place, index) => index > 0 && place !== places[index - 1]).length;
  expect(moves).toBeLessThan(places.length / 3);
  for (const { kind, source } of actions) if (kind === 'view_story') expect(source).toEqual({ kind: 'home' });
});

test('a long text is read longer than a short one and a video is watched, but nothing for more than half a minute', () => {
  fc.assert(
    fc.property(fc.nat(), fc.string({ maxLength: 4000 }), fc.boolean(), (seed, text, isVideo) => {
      const time = readingMs({ text, isVideo }, randomFrom(seed));
      expect(time).toBeGreaterThanOrEqual(1_000);
      expect(time).toBeLessThanOrEqual(30_000);
    }),
  );
  const read = (text: string, isVideo: boolean) => readingMs({ text, isVideo }, () => 0.5);
  expect(read('word '.repeat(60), false)).toBeGreaterThan(2 * read('word '.repeat(10), false));
  expect(read('', true)).toBeGreaterThan(3 * read('', false));
});

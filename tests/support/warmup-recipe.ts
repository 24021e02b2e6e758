import { warmupRecipe, type WarmupRecipe } from '../../src-shared/domain/warmup.ts';

/** A recipe of twenty minutes with a bit of everything; `change` overrides. */
export function recipe(change: Partial<WarmupRecipe> = {}): WarmupRecipe {
  return warmupRecipe.parse({
    minutes: { from: 20, to: 20 },
    order: 'by_weight',
    actions: [
      { kind: 'scroll', count: { from: 10, to: 20 }, weight: 20 },
      { kind: 'like', count: { from: 8, to: 12 }, weight: 10 },
      { kind: 'follow', count: { from: 2, to: 3 }, weight: 4 },
      { kind: 'comment', count: { from: 1, to: 3 }, weight: 3 },
      { kind: 'view_story', count: { from: 2, to: 4 }, weight: 4 },
    ],
    sources: [{ kind: 'home' }, { kind: 'hashtag', tag: 'coffee' }, { kind: 'account', handle: 'maker.one' }],
    comments: ['So good', 'Love the light here', 'What a morning'],
    pauseSeconds: { from: 2, to: 12 },
    quietHours: null,
    ...change,
  });
}

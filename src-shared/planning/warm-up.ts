import type { LimitedAction } from '../domain/limits.ts';
import type { WarmupAction, WarmupKind, WarmupRecipe, WarmupSource } from '../domain/warmup.ts';
import { dailyCeilings } from '../usual-limits.ts';
import { type Random, randomFrom } from './random.ts';
import { usualReadingMs } from './reading-time.ts';

/** One action of a session: what, where, and how long nothing is done before it, in milliseconds. */
export type PlannedAction = {
  readonly kind: WarmupKind;
  readonly source: WarmupSource;
  readonly pauseMs: number;
};

/** A session beforehand. `lengthMs`: it ends then at the latest. `plannedMs`: what it takes by its pauses and usual reading times. */
export type WarmupSession = {
  readonly lengthMs: number;
  readonly plannedMs: number;
  readonly actions: readonly PlannedAction[];
};

/** Time an action takes besides reading, in milliseconds. */
const actMs: Readonly<Record<WarmupKind, number>> = {
  scroll: 1_000,
  like: 2_000,
  follow: 2_500,
  unfollow: 4_000,
  comment: 15_000,
  view_story: 8_000,
};

/** Posts looked at in one place before the next one. */
const stay = { least: 3, most: 8 };

/** What an action of a session is counted as; null: it is not. */
export function countedAs(kind: WarmupKind): LimitedAction | null {
  if (kind === 'scroll') return null;
  return kind === 'view_story' ? 'story_view' : kind;
}

/**
 * The session a seed stands for: the same for the same recipe and seed. Counts and pauses are drawn within their ranges,
 * counts never above a day's ceiling; what does not fit into the length is left out at the end.
 */
export function planWarmUp(recipe: WarmupRecipe, seed: number): WarmupSession {
  const random = randomFrom(seed, 'warm-up');
  const lengthMs = between(random, recipe.minutes.from * 60_000, recipe.minutes.to * 60_000);
  const kinds = order(recipe, drawCounts(recipe.actions, random), random);
  const places = rotation(recipe.sources, random);
  const actions: PlannedAction[] = [];
  let plannedMs = 0;
  for (const kind of kinds) {
    const pauseMs = between(random, recipe.pauseSeconds.from * 1_000, recipe.pauseSeconds.to * 1_000);
    const takesMs = pauseMs + usualReadingMs + actMs[kind];
    if (plannedMs + takesMs > lengthMs) break;
    plannedMs += takesMs;
    // The row of stories is on the home feed alone.
    actions.push({ kind, source: kind === 'view_story' ? { kind: 'home' } : places(), pauseMs });
  }
  return { lengthMs, plannedMs, actions };
}

type Counted = { readonly action: WarmupAction; left: number };

function drawCounts(actions: readonly WarmupAction[], random: Random): Counted[] {
  const used = new Map<WarmupKind, number>();
  return actions.map((action) => {
    const { kind, count } = action;
    const limited = countedAs(kind);
    const free = (limited === null ? Infinity : dailyCeilings[limited]) - (used.get(kind) ?? 0);
    const left = Math.min(free, between(random, count.from, count.to));
    used.set(kind, (used.get(kind) ?? 0) + left);
    return { action, left };
  });
}

function* order(recipe: WarmupRecipe, counted: Counted[], random: Random): Generator<WarmupKind, void> {
  if (recipe.order === 'in_order') {
    for (const { action, left } of counted) for (let done = 0; done < left; done += 1) yield action.kind;
    return;
  }
  for (;;) {
    const open = counted.filter(({ left }) => left > 0);
    const total = open.reduce((sum, { action }) => sum + action.weight, 0);
    let lot = random() * total;
    const chosen = open.find(({ action }) => (lot -= action.weight) < 0) ?? open.at(-1);
    if (chosen === undefined) return;
    chosen.left -= 1;
    yield chosen.action.kind;
  }
}

/** Goes from source to source in their order, beginning with any of them. */
function rotation(sources: readonly WarmupSource[], random: Random): () => WarmupSource {
  let at = Math.floor(random() * sources.length);
  let left = between(random, stay.least, stay.most);
  return () => {
    if (left === 0) {
      at = (at + 1) % sources.length;
      left = between(random, stay.least, stay.most);
    }
    left -= 1;
    return sources[at] ?? { kind: 'home' };
  };
}

/** A whole number between two, both included. */
function between(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

import { z } from 'zod';
import { id, instant } from './ids.ts';
import { quietHours } from './limits.ts';

/** A whole number chosen anew each time between two, both included. */
function range(least: number, most: number) {
  return z
    .object({ from: z.number().int().min(least).max(most), to: z.number().int().min(least).max(most) })
    .refine(({ from, to }) => from <= to, 'the first number must not be larger than the second');
}

/** What an account does in a warm-up session. */
export const warmupKind = z.enum(['scroll', 'like', 'follow', 'unfollow', 'comment', 'view_story']);
export type WarmupKind = z.infer<typeof warmupKind>;

/** One kind of action: how often it is done at most in a session, and how often it comes compared with the others. */
export const warmupAction = z.object({
  kind: warmupKind,
  count: range(0, 150),
  weight: z.number().int().min(1).max(100).default(10),
});
export type WarmupAction = z.infer<typeof warmupAction>;

/** Where posts are looked at: the home feed, an account's profile, or a hashtag. Handles without `@`, tags without `#`. */
export const warmupSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('home') }),
  z.object({ kind: z.literal('account'), handle: z.string().trim().toLowerCase().min(1).max(60) }),
  z.object({ kind: z.literal('hashtag'), tag: z.string().trim().toLowerCase().min(1).max(100) }),
]);
export type WarmupSource = z.infer<typeof warmupSource>;

/**
 * A warm-up session: its length in minutes, what is done in it and in which order (`in_order`: one action after the other;
 * `by_weight`: mixed), where, with which pauses (seconds), and the only texts it may comment with.
 */
export const warmupRecipe = z.object({
  minutes: range(1, 120),
  order: z.enum(['in_order', 'by_weight']),
  actions: z.array(warmupAction).min(1).max(12),
  sources: z.array(warmupSource).min(1).max(50),
  comments: z.array(z.string().trim().min(1).max(500)).max(200),
  pauseSeconds: range(1, 300),
  quietHours: quietHours.nullable(),
});
export type WarmupRecipe = z.infer<typeof warmupRecipe>;

/**
 * What a session of one account would do today. `from` and `to`: how often, already cut to what the ledger leaves the
 * account with most left. `left`: what it leaves the account with least; null where no account is named or nothing counts.
 */
export const plannedWarmupAction = z.object({
  kind: warmupKind,
  from: z.number().int(),
  to: z.number().int(),
  left: z.number().int().nullable(),
});
export type PlannedWarmupAction = z.infer<typeof plannedWarmupAction>;

/**
 * A warm-up session beforehand. `minutes`: how long it takes by its pauses and usual reading times, never longer than the
 * recipe says. `sentence`: the same in words. `warnings`: sentences about what the person should know first.
 */
export const warmupPlan = z.object({
  minutes: z.object({ from: z.number().int(), to: z.number().int() }),
  actions: z.array(plannedWarmupAction),
  sentence: z.string(),
  warnings: z.array(z.string()),
});
export type WarmupPlan = z.infer<typeof warmupPlan>;

/** How often one kind of action was done. `unclear`: reserved, and not known to be done or not. `skipped`: passed over. */
export const warmupTally = z.object({
  kind: warmupKind,
  done: z.number().int(),
  unclear: z.number().int(),
  skipped: z.number().int(),
});
export type WarmupTally = z.infer<typeof warmupTally>;

/** One action of a session as it was written down; `text` is what a comment said. */
export const doneWarmupAction = z.object({
  id,
  kind: warmupKind,
  target: z.string().nullable(),
  text: z.string().nullable(),
  state: z.enum(['reserved', 'done', 'unclear', 'skipped']),
  at: instant,
});
export type DoneWarmupAction = z.infer<typeof doneWarmupAction>;

/** What a warm-up did so far; `actions` are those of one session, the newest first. */
export const warmupRecord = z.object({ tallies: z.array(warmupTally), actions: z.array(doneWarmupAction) });
export type WarmupRecord = z.infer<typeof warmupRecord>;

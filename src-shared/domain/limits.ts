import { z } from 'zod';
import { id, instant } from './ids.ts';
import { platform } from './platform.ts';
import { clockTime } from './schedule.ts';
import { dailyCeilings } from '../usual-limits.ts';

export { dailyCeilings, usualLimits } from '../usual-limits.ts';

/** What an account does that is counted. A carousel, a reel, a photo and a text are each a `post`. */
export const limitedAction = z.enum(['post', 'story', 'comment', 'like', 'follow', 'unfollow', 'story_view']);
export type LimitedAction = z.infer<typeof limitedAction>;

/** Two accounts of the workspace never act on one and the same target within so many days. */
export const targetRestDays = 30;

/** Daily numbers an operator sets for accounts; a number above the ceiling is refused. */
export const dailyLimits = z.object(
  Object.fromEntries(
    limitedAction.options.map((action) => [
      action,
      z.number().int().min(0).max(dailyCeilings[action], `at most ${dailyCeilings[action]} a day`),
    ]),
  ) as Record<LimitedAction, z.ZodNumber>,
);
export type DailyLimits = z.infer<typeof dailyLimits>;

/** Hours on the account's own clock in which nothing is done; over midnight when it ends before it begins. */
export const quietHours = z.object({ from: clockTime, until: clockTime });

/** The limits of the workspace. Null: no limit of that kind. Gaps in seconds, between two actions of one account. */
export const limitSettings = z.object({
  perDay: dailyLimits,
  perHour: z.number().int().min(1).max(100).nullable(),
  gapSeconds: z.number().int().min(0).max(86_400),
  quietHours: quietHours.nullable(),
  perDevicePerDay: z.number().int().min(1).max(10_000).nullable(),
  workspacePerDay: z.number().int().min(1).max(1_000_000).nullable(),
});
export type LimitSettings = z.infer<typeof limitSettings>;

/** One account's own daily numbers, where they differ from the workspace's. */
export const accountLimits = dailyLimits.partial();
export type AccountLimits = z.infer<typeof accountLimits>;

/** How much of one action an account used up today. `held`: reserved by work in hand or of unknown outcome. */
export const limitMeter = z.object({
  action: limitedAction,
  used: z.number().int(),
  held: z.number().int(),
  limit: z.number().int(),
  ceiling: z.number().int(),
  own: z.boolean(),
  resetsAt: instant,
});
export type LimitMeter = z.infer<typeof limitMeter>;

/** What a kill switch stops: everything, one platform, or one account. */
export const killScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('platform'), platform }),
  z.object({ kind: z.literal('account'), accountId: id }),
]);
export type KillScope = z.infer<typeof killScope>;

/** A kill switch that is on: nothing in its scope is committed until it is off. */
export const killSwitch = z.object({
  scope: killScope,
  title: z.string(),
  reason: z.string(),
  since: instant,
});
export type KillSwitch = z.infer<typeof killSwitch>;

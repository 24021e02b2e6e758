import { z } from 'zod';
import { timezone } from './account.ts';

/** A time of day on the clock on the wall, `09:30`. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 09:30');

/** A day of the calendar, `2026-11-21`. */
export const calendarDay = z.iso.date('a day such as 2026-11-21');

/** A day and a time on the clock on the wall, without a zone: `2026-11-21T09:30`. */
export const wallTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'a day and a time such as 2026-11-21T09:30')
  .refine((text) => !Number.isNaN(Date.parse(`${text}Z`)), 'a day and a time that exist');

/** Days of the week, 1 Monday to 7 Sunday. */
const weekdays = z.array(z.number().int().min(1).max(7)).min(1, 'at least one day').max(7);

/** When an account posts every week: on those days at that time. */
export const postingSlot = z.object({ days: weekdays, time: clockTime });
export type PostingSlot = z.infer<typeof postingSlot>;

const postingSlots = z.array(postingSlot).min(1, 'at least one posting time').max(100);

/** Hours in which nothing is posted; one that ends before it begins goes over midnight. Without `days`: every day. */
export const blackout = z.object({ days: weekdays.optional(), from: clockTime, until: clockTime });
export type Blackout = z.infer<typeof blackout>;

/**
 * When a campaign posts. `at`: at that time. `slots`: each account at its posting times, one post a slot, from that day on.
 * `spread`: over a window, an account's posts at least `minGapMinutes` apart. `recurring`: again and again by an RRULE
 * (RFC 5545) from `from` on; UNTIL or COUNT in the rule end it.
 */
export const schedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('at'), at: wallTime }),
  z.object({
    kind: z.literal('slots'),
    from: calendarDay,
    slots: postingSlots,
    /** Posting times of single accounts, by account id, in place of `slots`. */
    accountSlots: z.record(z.string().regex(/^\d+$/), postingSlots).default({}),
  }),
  z.object({
    kind: z.literal('spread'),
    from: wallTime,
    until: wallTime,
    minGapMinutes: z.number().int().min(0).max(10_080).default(60),
  }),
  z.object({ kind: z.literal('recurring'), from: wallTime, rule: z.string().trim().min(1).max(500) }),
]);
export type Schedule = z.infer<typeof schedule>;

/** Who posts what when. Defaults: everything to every account, at once. */
export const campaignPlan = z.object({
  schedule: schedule.default({ kind: 'now' }),
  /** Whose clock the times are on: each account's own, or one zone for all. */
  zone: z.union([z.literal('account'), timezone]).default('account'),
  blackouts: z.array(blackout).max(20).default([]),
  /** After a slot was missed (the computer slept, the phone was away): post if it is within so many minutes, else ask. */
  missed: z.object({ withinMinutes: z.number().int().min(0).max(10_080) }).default({ withinMinutes: 120 }),
  /** `each_to_all`: every account posts every item. `spread`: every item is posted by one account. */
  distribution: z.enum(['each_to_all', 'spread']).default('each_to_all'),
  /** In which order accounts get their turn: in turn, by chance from `seed`, or least recently used first. */
  strategy: z.enum(['round_robin', 'random', 'least_used']).default('round_robin'),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
  priority: z.enum(['low', 'normal', 'high']).default('normal'),
});
export type CampaignPlan = z.infer<typeof campaignPlan>;

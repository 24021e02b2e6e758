import { z } from 'zod';

/**
 * Why a job, an attempt or a step did not go on. The code is stable and is what scripts match on;
 * `message` says what happened and `nextAction` what the person can do, both in plain sentences.
 */
export const problemCode = z.enum([
  'challenge',
  'action_blocked',
  'login_required',
  'wrong_account',
  'unknown_screen',
  'opaque_screen',
  'unexpected_screen',
  'element_missing',
  'media_rejected',
  'media_missing',
  'app_missing',
  'app_crashed',
  'app_version_unknown',
  'app_language_unknown',
  'app_update_needed',
  'device_lost',
  'device_busy',
  'taken_over',
  'device_unassigned',
  'phone_locked',
  'phone_battery_low',
  'phone_hot',
  'phone_full',
  'phone_in_call',
  'phone_offline',
  'automation_lost',
  'timeout',
  'outcome_unknown',
  'not_published',
  'cancelled',
  'slot_missed',
  'limit_reached',
  'switched_off',
  'parent_failed',
  'rate_limited',
  'quota_reached',
  'not_ready',
  'rejected',
  'permission_missing',
  'route_missing',
  'storage_unavailable',
  'internal',
]);
export type ProblemCode = z.infer<typeof problemCode>;

export const problem = z.object({
  code: problemCode,
  message: z.string(),
  nextAction: z.string(),
});
export type Problem = z.infer<typeof problem>;

/** One thing wrong with an input: `path` is the field (`accountIds.2`, `caption`), `message` what was expected. */
export const issue = z.object({ path: z.string(), message: z.string() });
export type Issue = z.infer<typeof issue>;

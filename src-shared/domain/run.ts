import { z } from 'zod';
import { id, instant, uid } from './ids.ts';
import { jobCounts } from './job.ts';

/**
 * One started execution of a campaign. `waiting`: all that can go on by itself is done, and at least
 * one job needs a person. `stopped`: a person ended it before its jobs did.
 */
export const runStatus = z.enum(['running', 'paused', 'waiting', 'completed', 'stopped']);
export type RunStatus = z.infer<typeof runStatus>;

export const run = z.object({
  id,
  uid,
  campaignId: id,
  campaignName: z.string(),
  status: runStatus,
  counts: jobCounts,
  /** A recurring campaign: more jobs are planned as time goes on. */
  more: z.boolean(),
  /** When the last job will be done at the present pace; null when that cannot be told. */
  eta: instant.nullable(),
  startedAt: instant,
  finishedAt: instant.nullable(),
});
export type Run = z.infer<typeof run>;

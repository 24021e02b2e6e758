import { z } from 'zod';
import { id, instant, uid } from './ids.ts';
import { jobCounts } from './job.ts';

/**
 * One started execution of a campaign. `waiting`: all that can go on by itself is done, and at least
 * one job needs a person. `stopped`: a person ended it before its jobs did.
 */
export const runStatus = z.enum(['running', 'paused', 'waiting', 'completed', 'stopped']);
export type RunStatus = z.infer<typeof runStatus>;

/** What a run does: it posts, holds warm-up sessions, or rehearses posts up to the committing tap. */
export const runKind = z.enum(['posting', 'warmup', 'rehearsal']);
export type RunKind = z.infer<typeof runKind>;

/** `campaignName`: what it is called; of a warm-up its template's name. Only a run of kind `posting` has a campaign to open. */
export const run = z.object({
  id,
  uid,
  kind: runKind,
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

import { z } from 'zod';
import { id, instant, uid } from './ids.ts';
import { delivery, platform } from './platform.ts';
import { problem } from './problem.ts';

/** `needs_review`: the outcome is unknown or a person is asked for; nothing happens until one decides. */
export const jobStatus = z.enum([
  'pending',
  'running',
  'retrying',
  'completed',
  'failed',
  'cancelled',
  'needs_review',
]);
export type JobStatus = z.infer<typeof jobStatus>;

export const jobCounts = z.record(jobStatus, z.number().int());
export type JobCounts = z.infer<typeof jobCounts>;

const attemptState = z.enum([
  'claimed',
  'prepared',
  'commit_sent',
  'published',
  'rejected',
  'unknown',
  'not_published',
]);
export type AttemptState = z.infer<typeof attemptState>;

/** What was seen that proves an outcome: counts and texts read from the screen or the platform's answer. */
const evidence = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type Evidence = z.infer<typeof evidence>;

/** One account's part of a run. `dueAt`: not before. `caption`: as it will be typed, variables filled in. */
export const job = z.object({
  id,
  uid,
  runId: id,
  campaignId: id,
  accountId: id,
  accountHandle: z.string(),
  platform,
  delivery,
  status: jobStatus,
  deviceId: id.nullable(),
  deviceName: z.string().nullable(),
  mediaId: id,
  caption: z.string(),
  attempts: z.number().int(),
  maxRetries: z.number().int(),
  currentStep: z.string().nullable(),
  problem: problem.nullable(),
  dueAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
});
export type Job = z.infer<typeof job>;

export const attempt = z.object({
  id,
  jobId: id,
  number: z.number().int(),
  state: attemptState,
  deviceId: id.nullable(),
  evidence,
  problem: problem.nullable(),
  startedAt: instant,
  commitSentAt: instant.nullable(),
  finishedAt: instant.nullable(),
});
export type Attempt = z.infer<typeof attempt>;

/** One step of an attempt as it was done: which screen was recognised, why that element was chosen. */
export const step = z.object({
  id,
  runId: id,
  jobId: id,
  attemptId: id,
  name: z.string(),
  title: z.string(),
  outcome: z.enum(['running', 'done', 'stopped']),
  screen: z.string().nullable(),
  selector: z.string().nullable(),
  problem: problem.nullable(),
  startedAt: instant,
  durationMs: z.number().int().nullable(),
  hasBefore: z.boolean(),
  hasAfter: z.boolean(),
});
export type Step = z.infer<typeof step>;

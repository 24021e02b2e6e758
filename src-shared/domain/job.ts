import { z } from 'zod';
import { id, instant, uid } from './ids.ts';
import { delivery, platform } from './platform.ts';
import { problem } from './problem.ts';
import { stepTarget } from './replay.ts';

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

/** What a job does: post one kind of content, write the first comment under its parent's post, or hold a warm-up session. */
export const jobKind = z.enum(['photo', 'carousel', 'video', 'story', 'text', 'comment', 'warmup']);
export type JobKind = z.infer<typeof jobKind>;

/** Before others (`high`), as they come, or after them. */
export const jobPriority = z.enum(['low', 'normal', 'high']);
export type JobPriority = z.infer<typeof jobPriority>;

/**
 * One account's part of a run. `scheduledAt`: when it was planned for, `localTime` the same on the clock of `zone`.
 * `dueAt`: when it is looked at next. `notAfter`: later than this a person is asked first. `caption`: as it will be typed,
 * variables filled in. `parentId`: the job that has to be completed first.
 */
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
  kind: jobKind,
  /** Everything is done but the committing tap. */
  rehearsal: z.boolean(),
  item: z.number().int(),
  mediaIds: z.array(id),
  caption: z.string(),
  parentId: id.nullable(),
  priority: jobPriority,
  scheduledAt: instant,
  localTime: z.string(),
  zone: z.string(),
  notAfter: instant.nullable(),
  attempts: z.number().int(),
  maxRetries: z.number().int(),
  currentStep: z.string().nullable(),
  problem: problem.nullable(),
  dueAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** A person has seen that it failed and leaves it so. */
  dismissedAt: instant.nullable(),
});
export type Job = z.infer<typeof job>;

/** Why a job is in the inbox. */
export const inboxReason = z.enum(['outcome_unknown', 'challenge', 'missed_slot', 'failed', 'other']);
export type InboxReason = z.infer<typeof inboxReason>;

/** What a person can decide about a job that asks. */
export const jobDecision = z.enum(['published', 'try_again', 'look_again', 'give_up']);
export type JobDecision = z.infer<typeof jobDecision>;

/**
 * A job that needs a person, with what is known. `expected`: what would be seen had it been posted; `seen`: what was. The
 * pictures are steps of the run whose screenshots show it. `decisions`: what can be decided, the likeliest first.
 */
export const inboxItem = z.object({
  job,
  campaignName: z.string(),
  reason: inboxReason,
  since: instant,
  expected: z.array(z.object({ label: z.string(), value: z.string() })),
  seen: z.array(z.object({ label: z.string(), value: z.string() })),
  stepIds: z.array(id),
  decisions: z.array(z.enum(['published', 'try_again', 'look_again', 'give_up', 'retry', 'dismiss'])),
});
export type InboxItem = z.infer<typeof inboxItem>;

/** A job as the calendar shows it. `conflict`: a sentence where it cannot happen as planned. */
export const calendarJob = job
  .pick({
    id: true,
    runId: true,
    campaignId: true,
    accountId: true,
    accountHandle: true,
    platform: true,
    kind: true,
    status: true,
    caption: true,
    scheduledAt: true,
    localTime: true,
    zone: true,
    priority: true,
  })
  .extend({
    campaignName: z.string(),
    coverId: id.nullable(),
    movable: z.boolean(),
    conflict: z.string().nullable(),
  });
export type CalendarJob = z.infer<typeof calendarJob>;

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

/**
 * One step of an attempt as it was done: which screen was recognised, why that element was chosen, what was touched.
 * `prunedAt`: since when its pictures and its screen are kept no longer. `redactedAt`: when names were taken out of them.
 */
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
  target: stepTarget.nullable(),
  hasBefore: z.boolean(),
  hasAfter: z.boolean(),
  /** The screen it ended on is kept as a tree. */
  hasSource: z.boolean(),
  prunedAt: instant.nullable(),
  redactedAt: instant.nullable(),
});
export type Step = z.infer<typeof step>;

import type { Attempt, Job, Step } from '../../src-shared/domain/job.ts';
import type { Run } from '../../src-shared/domain/run.ts';

const uid = '0190b1a0-0000-7000-8000-000000000000';
const start = '2026-11-21T10:00:00.000Z';
const end = '2026-11-21T10:01:05.000Z';

/** A completed run of one job; `change` overrides. */
export function run(change: Partial<Run> = {}): Run {
  return {
    id: 3,
    uid,
    kind: 'posting',
    campaignId: 1,
    campaignName: 'Autumn opening',
    status: 'completed',
    counts: { pending: 0, running: 0, retrying: 0, completed: 1, failed: 0, cancelled: 0, needs_review: 0 },
    more: false,
    eta: null,
    startedAt: start,
    finishedAt: end,
    ...change,
  };
}

/** A published job; `change` overrides. */
export function job(change: Partial<Job> = {}): Job {
  return {
    id: 1,
    uid,
    runId: 3,
    campaignId: 1,
    accountId: 1,
    accountHandle: 'harbor.coffee',
    platform: 'instagram',
    delivery: 'phone',
    status: 'completed',
    deviceId: 1,
    deviceName: 'Pixel 8',
    kind: 'photo',
    rehearsal: false,
    item: 0,
    mediaIds: [1],
    caption: 'Harbor Coffee opens early.',
    parentId: null,
    priority: 'normal',
    scheduledAt: start,
    localTime: '2026-11-21T10:00',
    zone: 'UTC',
    notAfter: null,
    dismissedAt: null,
    attempts: 1,
    maxRetries: 3,
    currentStep: null,
    problem: null,
    dueAt: start,
    startedAt: start,
    finishedAt: end,
    ...change,
  };
}

/** A first attempt that published; `change` overrides. */
export function attempt(change: Partial<Attempt> = {}): Attempt {
  return {
    id: 5,
    jobId: 1,
    number: 1,
    state: 'published',
    deviceId: 1,
    evidence: {},
    problem: null,
    startedAt: start,
    commitSentAt: start,
    finishedAt: end,
    ...change,
  };
}

/** A step that was done, without pictures; `change` overrides. */
export function step(change: Partial<Step> = {}): Step {
  return {
    id: 11,
    runId: 3,
    jobId: 1,
    attemptId: 5,
    name: 'open_profile',
    title: 'Open the profile',
    outcome: 'done',
    screen: 'profile',
    selector: 'id profile_tab',
    problem: null,
    startedAt: start,
    durationMs: 820,
    target: null,
    hasBefore: false,
    hasAfter: false,
    hasSource: false,
    prunedAt: null,
    redactedAt: null,
    ...change,
  };
}

import { implement } from '@orpc/server';
import { Temporal } from 'temporal-polyfill';
import { contract } from '../../src-shared/contract/contract.ts';
import type { InboxItem, InboxReason, Job, JobCounts } from '../../src-shared/domain/job.ts';
import { usualPlan } from '../../src-shared/usual-plan.ts';
import { find, page } from './fake-answers.ts';
import { uid, type FakeWorld } from './fake-world.ts';
import { noJobs } from './no-jobs.ts';

const none: JobCounts = noJobs();

/** Puts a running campaign with one run and no posts into the fake world. */
export function addCampaign(world: FakeWorld, name: string): number {
  const id = world.campaigns.length + 1;
  const at = world.now();
  world.campaigns.push({
    id,
    uid: uid(500 + id),
    name,
    status: 'running',
    items: [],
    accountIds: [],
    accountFilter: null,
    plan: usualPlan,
    fields: [],
    lastRunId: id,
    archivedAt: null,
    createdAt: at,
    updatedAt: at,
  });
  world.runs.unshift({
    id,
    uid: uid(200 + id),
    kind: 'posting',
    campaignId: id,
    campaignName: name,
    status: 'running',
    counts: { ...none },
    more: false,
    eta: null,
    startedAt: at,
    finishedAt: null,
  });
  return id;
}

/** Plans a post of an account, at a time on the clock of `zone`. */
export function planPost(
  world: FakeWorld,
  post: {
    readonly campaignId: number;
    readonly accountId: number;
    readonly localTime: string;
    readonly zone?: string;
  },
  rest: Partial<Job> = {},
): Job {
  const account = find(world.accounts, post.accountId, () => new Error('no such account'));
  const { zone = 'UTC', localTime } = post;
  const scheduledAt = toInstant(localTime, zone);
  const id = (world.jobs.at(-1)?.id ?? 0) + 1;
  const job: Job = {
    rehearsal: false,
    id,
    uid: uid(300 + id),
    runId: post.campaignId,
    campaignId: post.campaignId,
    accountId: account.id,
    accountHandle: account.handle,
    platform: account.platform,
    delivery: 'phone',
    status: 'pending',
    deviceId: account.deviceId,
    deviceName: account.deviceName,
    kind: 'photo',
    item: 0,
    mediaIds: [],
    caption: 'Fresh from the harbor.',
    parentId: null,
    priority: 'normal',
    scheduledAt,
    localTime,
    zone,
    notAfter: null,
    attempts: 0,
    maxRetries: 2,
    currentStep: null,
    problem: null,
    dueAt: scheduledAt,
    startedAt: null,
    finishedAt: null,
    dismissedAt: null,
    ...rest,
  };
  world.jobs.push(job);
  return job;
}

function toInstant(localTime: string, zone: string): string {
  const instant = Temporal.PlainDateTime.from(localTime).toZonedDateTime(zone).toInstant();
  return new Date(instant.epochMilliseconds).toISOString();
}

function wallClock(instant: string, zone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return at.toString({ smallestUnit: 'minute' });
}

function reasonOf(job: Job): InboxReason | null {
  if (job.dismissedAt !== null) return null;
  if (job.status === 'failed') return 'failed';
  if (job.status !== 'needs_review') return null;
  if (job.problem?.code === 'slot_missed') return 'missed_slot';
  if (job.problem?.code === 'challenge') return 'challenge';
  return job.problem?.code === 'outcome_unknown' ? 'outcome_unknown' : 'other';
}

const decisions: Readonly<Record<InboxReason, InboxItem['decisions']>> = {
  outcome_unknown: ['look_again', 'published', 'try_again', 'give_up'],
  challenge: ['try_again', 'give_up'],
  missed_slot: ['try_again', 'give_up'],
  failed: ['retry', 'dismiss'],
  other: ['try_again', 'give_up'],
};

/** Calendar, inbox, and changes of single posts of the fake agent. */
export function fakeCalendar(world: FakeWorld) {
  const os = implement(contract).jobs;
  const nameOf = (campaignId: number) =>
    find(world.campaigns, campaignId, () => new Error('no such campaign')).name;
  const inboxItem = (job: Job): InboxItem[] => {
    const reason = reasonOf(job);
    if (reason === null) return [];
    const unknown = reason === 'outcome_unknown';
    const steps = world.steps.filter((step) => step.jobId === job.id);
    return [
      {
        job,
        campaignName: nameOf(job.campaignId),
        reason,
        since: job.finishedAt ?? job.scheduledAt,
        expected: unknown
          ? [
              { label: 'Posts on the profile', value: '42' },
              { label: 'Caption', value: job.caption },
            ]
          : [],
        seen: unknown ? [{ label: 'Posts on the profile', value: '41' }] : [],
        stepIds: unknown ? steps.slice(-2).map(({ id }) => id) : [],
        decisions: decisions[reason],
      },
    ];
  };
  return {
    update: os.update.handler(({ input, errors }) => {
      const job = find(world.jobs, input.id, errors.NOT_FOUND);
      const { localTime, scheduledAt, caption, priority } = input;
      const at = scheduledAt ?? (localTime === undefined ? undefined : toInstant(localTime, job.zone));
      if (at !== undefined) {
        Object.assign(job, { scheduledAt: at, localTime: wallClock(at, job.zone), dueAt: at });
        Object.assign(job, { status: 'pending', problem: null });
      }
      if (caption !== undefined) job.caption = caption;
      if (priority !== undefined) job.priority = priority;
      world.changed(job);
      return job;
    }),
    delete: os.delete.handler(({ input, errors }) => {
      const [job] = world.jobs.splice(world.jobs.indexOf(find(world.jobs, input.id, errors.NOT_FOUND)), 1);
      if (job !== undefined) world.changed(job);
      return { ok: true };
    }),
    dismiss: os.dismiss.handler(({ input, errors }) => {
      const job = find(world.jobs, input.id, errors.NOT_FOUND);
      job.dismissedAt = world.now();
      world.changed(job);
      return job;
    }),
    retryFailed: os.retryFailed.handler(({ input }) => {
      const failed = world.jobs.filter(
        (job) => job.status === 'failed' && (input.runId ?? job.runId) === job.runId,
      );
      for (const job of failed) world.settle(job, 'pending');
      return { retried: failed.length };
    }),
    inbox: os.inbox.handler(({ input }) =>
      page(
        world.jobs
          .flatMap(inboxItem)
          .filter(({ reason }) => (input.reason ?? reason) === reason)
          .toSorted((a, b) => (a.since < b.since ? 1 : -1)),
        input,
      ),
    ),
    calendar: os.calendar.handler(({ input }) => {
      const jobs = world.jobs
        .filter(
          (job) =>
            job.scheduledAt >= input.from &&
            job.scheduledAt < input.until &&
            (input.campaignId ?? job.campaignId) === job.campaignId &&
            (input.accountId ?? job.accountId) === job.accountId &&
            (input.platform ?? job.platform) === job.platform &&
            (input.status ?? job.status) === job.status,
        )
        .toSorted((a, b) => (a.scheduledAt < b.scheduledAt ? -1 : 1));
      const days = Map.groupBy(jobs, (job) => wallClock(job.scheduledAt, input.zone).slice(0, 10));
      return {
        total: jobs.length,
        items: jobs.slice(0, 1000).map((job) => ({
          ...job,
          campaignName: nameOf(job.campaignId),
          coverId: null,
          movable: job.status === 'pending' && job.startedAt === null,
          conflict: world.conflicts.get(job.id) ?? null,
        })),
        days: [...days].map(([day, posts]) => ({
          day,
          counts: posts.reduce((counts, { status }) => ({ ...counts, [status]: counts[status] + 1 }), none),
          conflicts: posts.filter(({ id }) => world.conflicts.has(id)).length,
        })),
      };
    }),
  };
}

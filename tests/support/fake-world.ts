import { EventPublisher } from '@orpc/server';
import type { Account } from '../../src-shared/domain/account.ts';
import type { Campaign } from '../../src-shared/domain/campaign.ts';
import type { Device } from '../../src-shared/domain/device.ts';
import type { Hub } from '../../src-shared/domain/hub.ts';
import type { Event } from '../../src-shared/domain/event.ts';
import type { Job, JobCounts, Step } from '../../src-shared/domain/job.ts';
import {
  type AccountLimits,
  type KillSwitch,
  type LimitedAction,
  usualLimits,
} from '../../src-shared/domain/limits.ts';
import type { Media } from '../../src-shared/domain/media.ts';
import type { StepKeepingState } from '../../src-shared/domain/replay.ts';
import type { Run } from '../../src-shared/domain/run.ts';
import type { StorageState } from '../../src-shared/domain/system.ts';
import type { Template } from '../../src-shared/domain/template.ts';
import { renderCaption, captionVariables } from '../../src-shared/caption.ts';
import { FakeHoldings } from './fake-holdings.ts';
import { plainAccount } from './plain-account.ts';
import { noJobs } from './no-jobs.ts';
import { plainPhone } from './plain-phone.ts';

export const uid = (id: number) => `01939c00-0000-7000-8000-${String(id).padStart(12, '0')}`;

const stepTitles = [
  'Open Instagram',
  'Go to the home feed',
  'Start a new post',
  'Choose the photo',
  'Write the caption',
  'Share',
  'See the post on the profile',
];

/** What the fake agent knows. A test moves it on; nothing happens by itself. */
export class FakeWorld extends FakeHoldings {
  readonly devices: Device[] = [];
  readonly hubs: Hub[] = [];
  readonly accounts: Account[] = [];
  readonly campaigns: Campaign[] = [];
  readonly media: { readonly facts: Media; readonly file: File }[] = [];
  readonly templates: Template[] = [];
  /** Limits of the workspace, of single accounts, what each did today, and what is stopped. */
  readonly limits = {
    settings: usualLimits,
    own: new Map<number, AccountLimits>(),
    today: new Map<number, Partial<Record<LimitedAction, { used: number; held: number }>>>(),
    stopped: [] as KillSwitch[],
  };
  readonly stepKeeping: StepKeepingState = {
    policy: { failedDays: 90, doneDays: 30, gigabytes: 5 },
    keptBytes: 1_240_000_000,
    keptSteps: 4210,
    oldestAt: '2026-10-02T09:00:00.000Z',
    sweptAt: '2026-11-24T09:00:00.000Z',
  };
  readonly runs: Run[] = [];
  readonly jobs: Job[] = [];
  readonly steps: Step[] = [];
  readonly events: Event[] = [];
  readonly published = new EventPublisher<{ event: Event }>();
  simulatedPhones: 'off' | 'on' = 'off';
  ownershipConfirmedAt: string | null = null;
  storage: StorageState = { state: 'ok' };

  now(): string {
    return new Date().toISOString();
  }

  tell(event: Pick<Event, 'type' | 'message'> & Partial<Event>): void {
    const none = { accountId: null, campaignId: null, runId: null, jobId: null, deviceId: null, data: {} };
    const line = { seq: this.events.length + 1, at: this.now(), ...none, ...event };
    this.events.push(line);
    this.published.publish('event', line);
  }

  addPhone(name: string, state: Partial<Device> = {}): Device {
    const id = this.devices.length + 1;
    const device: Device = {
      ...plainPhone(id, name),
      uid: uid(id),
      lastSeenAt: this.now(),
      ...state,
    };
    this.devices.push(device);
    this.tell({ type: 'device.updated', message: `${device.name} is ready`, deviceId: id });
    return device;
  }

  addAccount(
    handle: string,
    displayName: string,
    device: Device | null,
    rest: Partial<Account> = {},
  ): Account {
    const id = (this.accounts.at(-1)?.id ?? 0) + 1;
    const at = this.now();
    const account = plainAccount({
      id,
      uid: uid(100 + id),
      handle,
      displayName,
      statusAt: at,
      deviceId: device?.id ?? null,
      deviceName: device?.name ?? null,
      createdAt: at,
      updatedAt: at,
      ...rest,
    });
    this.accounts.push(account);
    this.tell({ type: 'account.created', message: `Account @${handle} added`, accountId: id });
    return account;
  }

  start(campaign: Campaign): Run {
    const id = this.runs.length + 1;
    const at = this.now();
    const counts = noJobs();
    const run: Run = {
      id,
      uid: uid(200 + id),
      kind: 'posting',
      campaignId: campaign.id,
      campaignName: campaign.name,
      status: 'running',
      counts,
      more: false,
      eta: null,
      startedAt: at,
      finishedAt: null,
    };
    this.runs.unshift(run);
    Object.assign(campaign, { status: 'running', lastRunId: id });
    this.tell({
      type: 'run.started',
      message: `Run of “${campaign.name}” started`,
      runId: id,
      campaignId: campaign.id,
    });
    for (const item of campaign.items)
      for (const accountId of campaign.accountIds) this.#addJob(run, item, accountId);
    this.#recount(run);
    return run;
  }

  #addJob(run: Run, item: Campaign['items'][number], accountId: number): void {
    const account = this.accounts.find((each) => each.id === accountId);
    if (account === undefined) return;
    const id = this.jobs.length + 1;
    this.jobs.push({
      rehearsal: false,
      id,
      uid: uid(300 + id),
      runId: run.id,
      campaignId: run.campaignId,
      accountId,
      accountHandle: account.handle,
      platform: account.platform,
      delivery: 'phone',
      status: 'pending',
      deviceId: account.deviceId,
      deviceName: account.deviceName,
      kind: item.kind,
      item: 0,
      mediaIds: item.mediaIds,
      parentId: null,
      priority: 'normal',
      scheduledAt: run.startedAt,
      localTime: run.startedAt.slice(0, 16),
      zone: 'UTC',
      notAfter: null,
      dismissedAt: null,
      caption: renderCaption(item.caption, captionVariables(account, run.startedAt.slice(0, 10))).text,
      attempts: 0,
      maxRetries: 2,
      currentStep: null,
      problem: null,
      dueAt: run.startedAt,
      startedAt: null,
      finishedAt: null,
    });
  }

  /** Does the next step of a job; after its last step the job is completed. */
  advance(job: Job): void {
    const done = this.steps.filter((step) => step.jobId === job.id).length;
    const title = stepTitles[done];
    Object.assign(job, { status: 'running', attempts: 1, startedAt: job.startedAt ?? this.now() });
    if (title === undefined) return this.settle(job, 'completed');
    job.currentStep = title;
    const durationMs = 800 + 310 * done;
    const id = this.steps.length + 1;
    this.steps.push({
      id,
      runId: job.runId,
      jobId: job.id,
      attemptId: job.id,
      name: title.toLowerCase().replaceAll(' ', '_'),
      title,
      outcome: 'done',
      screen: 'home',
      selector: null,
      problem: null,
      startedAt: this.now(),
      durationMs,
      target: null,
      hasBefore: true,
      hasAfter: true,
      hasSource: true,
      prunedAt: null,
      redactedAt: null,
    });
    const about = { runId: job.runId, jobId: job.id, accountId: job.accountId };
    this.tell({ type: 'step.started', message: title, data: { stepId: id }, ...about });
    const data = { stepId: id, outcome: 'done', durationMs };
    this.tell({ type: 'step.finished', message: `${title}: done`, data, ...about });
    this.changed(job);
  }

  settle(job: Job, status: Job['status'], problem: Job['problem'] = null): void {
    Object.assign(job, { status, problem, currentStep: null, finishedAt: this.now() });
    this.changed(job);
  }

  changed(job: Job): void {
    const run = this.runs.find((each) => each.id === job.runId);
    if (run !== undefined) this.#recount(run);
    const message = `@${job.accountHandle} is ${job.status.replace('_', ' ')}`;
    this.tell({ type: 'job.updated', message, runId: job.runId, jobId: job.id });
  }

  #recount(run: Run): void {
    const jobs = this.jobs.filter((job) => job.runId === run.id);
    for (const status of Object.keys(run.counts) as (keyof JobCounts)[])
      run.counts[status] = jobs.filter((job) => job.status === status).length;
    const { pending, running, retrying, needs_review: review } = run.counts;
    if (pending + running + retrying > 0) return;
    if (review === 0) Object.assign(run, { status: 'completed', finishedAt: this.now() });
    else run.status = 'waiting';
    this.tell({
      type: 'run.updated',
      message: `Run is ${run.status}`,
      runId: run.id,
      campaignId: run.campaignId,
    });
  }
}

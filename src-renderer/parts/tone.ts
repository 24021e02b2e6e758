import type { AccountStatus, LoginTest } from '../../src-shared/domain/account.ts';
import type { CampaignStatus } from '../../src-shared/domain/campaign.ts';
import type { DeviceState } from '../../src-shared/domain/device.ts';
import type { JobStatus } from '../../src-shared/domain/job.ts';
import type { ProxyStatus } from '../../src-shared/domain/proxy.ts';
import type { RunStatus } from '../../src-shared/domain/run.ts';

/** What a status means to the eye. */
type Tone = 'ok' | 'busy' | 'warn' | 'bad' | 'idle';

/** A status in words, with its tone. */
export type Label = { readonly text: string; readonly tone: Tone };

/** Account statuses in words. */
export const accountLabels: Readonly<Record<AccountStatus, Label>> = {
  active: { text: 'Active', tone: 'ok' },
  cooldown: { text: 'Resting', tone: 'warn' },
  needs_captcha: { text: 'Needs you', tone: 'warn' },
  banned: { text: 'Banned', tone: 'bad' },
  inactive: { text: 'Off', tone: 'idle' },
};

/** Campaign statuses in words. */
export const campaignLabels: Readonly<Record<CampaignStatus, Label>> = {
  draft: { text: 'Draft', tone: 'idle' },
  scheduled: { text: 'Scheduled', tone: 'busy' },
  running: { text: 'Running', tone: 'busy' },
  paused: { text: 'Paused', tone: 'warn' },
  completed: { text: 'Completed', tone: 'ok' },
  cancelled: { text: 'Cancelled', tone: 'idle' },
};

/** Phone states in words. */
export const deviceLabels: Readonly<Record<DeviceState, Label>> = {
  ready: { text: 'Ready', tone: 'ok' },
  preparing: { text: 'Getting ready', tone: 'busy' },
  degraded: { text: 'Needs attention', tone: 'warn' },
  unauthorized: { text: 'Waiting for permission', tone: 'warn' },
  offline: { text: 'Not answering', tone: 'bad' },
  absent: { text: 'Not connected', tone: 'idle' },
};

/** Job statuses in words. */
export const jobLabels: Readonly<Record<JobStatus, Label>> = {
  pending: { text: 'Waiting', tone: 'idle' },
  running: { text: 'Posting', tone: 'busy' },
  retrying: { text: 'Trying again', tone: 'warn' },
  completed: { text: 'Posted', tone: 'ok' },
  failed: { text: 'Failed', tone: 'bad' },
  cancelled: { text: 'Cancelled', tone: 'idle' },
  needs_review: { text: 'Needs you', tone: 'warn' },
};

/** Run statuses in words. */
export const runLabels: Readonly<Record<RunStatus, Label>> = {
  running: { text: 'Running', tone: 'busy' },
  paused: { text: 'Paused', tone: 'warn' },
  waiting: { text: 'Waiting for you', tone: 'warn' },
  completed: { text: 'Completed', tone: 'ok' },
  stopped: { text: 'Stopped', tone: 'idle' },
};

/** What a login test found, in words. */
export const loginLabels: Readonly<Record<LoginTest['state'], Label>> = {
  signed_in: { text: 'Signed in', tone: 'ok' },
  signed_out: { text: 'Signed out', tone: 'warn' },
  other_account: { text: 'Other account', tone: 'bad' },
  unknown: { text: 'Not sure', tone: 'idle' },
};

/** Proxy statuses in words. */
export const proxyLabels: Readonly<Record<ProxyStatus, Label>> = {
  active: { text: 'Works', tone: 'ok' },
  error: { text: 'Failing', tone: 'bad' },
  banned: { text: 'Banned', tone: 'bad' },
  inactive: { text: 'Off', tone: 'idle' },
};

import { z } from 'zod';
import { id, instant } from './ids.ts';

/** Every kind of line in the event log, `thing.what_happened`. Stable: the cloud and scripts match on it. */
export const eventType = z.enum([
  'account.created',
  'account.updated',
  'account.deleted',
  'account.bulk_changed',
  'account.imported',
  'account.exported',
  'account.password_shown',
  'account.login_tested',
  'account.browser_opened',
  'account.browser_closed',
  'account.signed_out',
  'proxy.created',
  'proxy.updated',
  'proxy.deleted',
  'proxy.checked',
  'proxy.bulk_changed',
  'proxy.imported',
  'proxy.exported',
  'profile.created',
  'profile.updated',
  'profile.deleted',
  'import.updated',
  'task.updated',
  'vault.updated',
  'view.created',
  'view.deleted',
  'media.created',
  'media.updated',
  'media.deleted',
  'media.bulk_changed',
  'media.reference_created',
  'media.reference_revoked',
  'media.folder_watched',
  'media.folder_left',
  'template.created',
  'template.updated',
  'template.deleted',
  'campaign.created',
  'campaign.updated',
  'campaign.deleted',
  'run.started',
  'run.updated',
  'job.updated',
  'attempt.updated',
  'step.started',
  'step.finished',
  'device.updated',
  'device.leased',
  'device.released',
  'notice.raised',
  'agent.started',
  'agent.recovered',
]);
export type EventType = z.infer<typeof eventType>;

/**
 * One line of the append-only log. `seq` grows by one and is what a subscriber resumes from. The ids
 * tell what it is about; `message` is a sentence for a person; `data` holds the new state.
 */
export const event = z.object({
  seq: z.number().int().positive(),
  at: instant,
  type: eventType,
  message: z.string(),
  accountId: id.nullable(),
  campaignId: id.nullable(),
  runId: id.nullable(),
  jobId: id.nullable(),
  deviceId: id.nullable(),
  data: z.record(z.string(), z.json()),
});
export type Event = z.infer<typeof event>;

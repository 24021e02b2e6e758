import { accountName } from '../../src-shared/account-name.ts';
import type { DeviceState } from '../../src-shared/domain/device.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import type { Problem } from '../../src-shared/domain/problem.ts';
import type { Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';
import { priorityName } from './job-priority.ts';

/** Jobs with their account and its phone. */
export function jobRows(reader: Reader) {
  return reader.query
    .selectFrom('job')
    .innerJoin('account', 'account.id', 'job.account_id')
    .leftJoin('device', 'device.id', 'account.device_id')
    .selectAll('job')
    .select([
      'account.handle',
      'account.platform',
      'account.status as account_status',
      'account.archived_at',
      'device.id as phone_id',
      'device.name as phone_name',
      'device.state as phone_state',
      'device.reason as phone_reason',
      'device.screen_locked as phone_locked',
    ]);
}

/** A job with what is shown of its account and its phone. */
export type JobRow = Row<'job'> & {
  handle: string;
  platform: Platform;
  account_status: Row<'account'>['status'];
  archived_at: number | null;
  phone_id: number | null;
  phone_name: string | null;
  phone_state: DeviceState | null;
  phone_reason: string | null;
  phone_locked: number | null;
};

/** A job as the API answers it. */
export function toJob(row: JobRow): Job {
  return {
    id: row.id,
    uid: row.uid,
    runId: row.run_id,
    campaignId: row.campaign_id,
    accountId: row.account_id,
    accountHandle: row.handle,
    platform: row.platform,
    delivery: row.delivery,
    status: row.status,
    deviceId: row.device_id ?? row.phone_id,
    deviceName: row.phone_name,
    kind: row.kind,
    rehearsal: row.rehearsal === 1,
    item: row.item,
    mediaIds: JSON.parse(row.media_json) as number[],
    caption: row.caption,
    parentId: row.parent_id,
    priority: priorityName(row.priority),
    scheduledAt: new Date(row.scheduled_at).toISOString(),
    localTime: row.local_time,
    zone: row.zone,
    notAfter: row.not_after === null ? null : new Date(row.not_after).toISOString(),
    attempts: row.attempts,
    maxRetries: row.max_retries,
    currentStep: row.current_step ?? waitingFor(row),
    problem: row.problem_json === null ? null : (JSON.parse(row.problem_json) as Problem),
    dueAt: new Date(row.due_at).toISOString(),
    startedAt: row.started_at === null ? null : new Date(row.started_at).toISOString(),
    finishedAt: row.finished_at === null ? null : new Date(row.finished_at).toISOString(),
    dismissedAt: row.dismissed_at === null ? null : new Date(row.dismissed_at).toISOString(),
  };
}

/** What a waiting job waits for, in words; null when it waits for nothing but its turn. */
function waitingFor(row: JobRow): string | null {
  if (row.status !== 'pending' && row.status !== 'retrying') return null;
  if (row.archived_at !== null) return `Waiting until ${accountName(row.handle)} is out of the archive`;
  if (row.account_status !== 'active') return `Waiting until ${accountName(row.handle)} is active again`;
  const phone = row.delivery === 'phone' ? waitingForPhone(row) : null;
  if (phone !== null) return phone;
  if (row.next_action === 'check') return 'Next: look whether the post is there';
  return null;
}

function waitingForPhone(row: JobRow): string | null {
  if (row.phone_name === null) return 'Waiting for a phone: choose one for this account';
  if (row.phone_locked === 1 || (row.phone_state !== 'ready' && row.phone_state !== 'degraded'))
    return `Waiting for ${row.phone_name}: ${row.phone_reason ?? ''}`;
  return null;
}

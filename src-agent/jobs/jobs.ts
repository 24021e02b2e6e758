import { accountName } from '../../src-shared/account-name.ts';
import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { DeviceState } from '../../src-shared/domain/device.ts';
import type { Attempt, Evidence, Job, JobStatus } from '../../src-shared/domain/job.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import type { Problem } from '../../src-shared/domain/problem.ts';
import { done, notFound, type Outcome } from '../outcome.ts';
import { type Page, type PageRequest, readPage } from '../store/paging.ts';
import { priorityName } from './job-priority.ts';
import type { Row, Schema } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';

/** Which jobs a list shows. */
export type JobFilter = {
  readonly search?: string | undefined;
  readonly runId?: number | undefined;
  readonly campaignId?: number | undefined;
  readonly accountId?: number | undefined;
  readonly status?: JobStatus | undefined;
};

/** Jobs and their journal: reads only. */
export class Jobs {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  list(request: PageRequest & JobFilter): Page<Job> {
    const { query } = this.#reader;
    const where = expressionBuilder<Schema, 'job'>();
    const asked: Expression<SqlBool>[] = [];
    if (request.runId !== undefined) asked.push(where('job.run_id', '=', request.runId));
    if (request.campaignId !== undefined) asked.push(where('job.campaign_id', '=', request.campaignId));
    if (request.accountId !== undefined) asked.push(where('job.account_id', '=', request.accountId));
    if (request.status !== undefined) asked.push(where('job.status', '=', request.status));
    if (request.search !== undefined && request.search !== '') {
      const like = `%${request.search.replace(/^@/, '')}%`;
      const found = query.selectFrom('account').select('account.id').where('account.handle', 'like', like);
      asked.push(where('job.account_id', 'in', found));
    }
    const rows = this.#rows().where(where.and(asked));
    const count = query.selectFrom('job').select(({ fn }) => fn.countAll<number>().as('total'));
    return readPage(this.#reader, rows, 'job.id', request, 'asc', toJob, count.where(where.and(asked)));
  }

  get(id: number): Outcome<Job> {
    const row = this.#reader.get(this.#rows().where('job.id', '=', id));
    return row === undefined ? notFound('job', id) : done(toJob(row));
  }

  /** The tries of a job, first to last. */
  journal(jobId: number): Attempt[] {
    const rows = this.#reader.all(
      this.#reader.query.selectFrom('attempt').selectAll().where('job_id', '=', jobId).orderBy('number'),
    );
    return rows.map(toAttempt);
  }

  #rows() {
    return this.#reader.query
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
}

type JobRow = Row<'job'> & {
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

function toJob(row: JobRow): Job {
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

function toAttempt(row: Row<'attempt'>): Attempt {
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    id: row.id,
    jobId: row.job_id,
    number: row.number,
    state: row.state,
    deviceId: row.device_id,
    evidence: JSON.parse(row.evidence_json) as Evidence,
    problem: row.problem_json === null ? null : (JSON.parse(row.problem_json) as Problem),
    startedAt: new Date(row.started_at).toISOString(),
    commitSentAt: time(row.commit_sent_at),
    finishedAt: time(row.finished_at),
  };
}

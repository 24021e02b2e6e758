import { type Expression, expressionBuilder, sql, type SqlBool } from 'kysely';
import type { Attempt, Evidence, Job, JobStatus } from '../../src-shared/domain/job.ts';
import type { Problem } from '../../src-shared/domain/problem.ts';
import { done, notFound, type Outcome } from '../outcome.ts';
import { type Page, type PageRequest, readPage } from '../store/paging.ts';
import type { Row, Schema } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';
import { literally } from '../store/like.ts';
import { jobRows, toJob } from './job-rows.ts';

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
      const like = `%${literally(request.search.replace(/^@/, ''))}%`;
      asked.push(
        sql<SqlBool>`job.account_id IN (SELECT id FROM account WHERE handle LIKE ${like} ESCAPE '\\')`,
      );
    }
    const rows = jobRows(this.#reader).where(where.and(asked));
    const count = query.selectFrom('job').select(({ fn }) => fn.countAll<number>().as('total'));
    return readPage(this.#reader, rows, 'job.id', request, 'asc', toJob, count.where(where.and(asked)));
  }

  get(id: number): Outcome<Job> {
    const row = this.#reader.get(jobRows(this.#reader).where('job.id', '=', id));
    return row === undefined ? notFound('job', id) : done(toJob(row));
  }

  /** The tries of a job, first to last. */
  journal(jobId: number): Attempt[] {
    const rows = this.#reader.all(
      this.#reader.query.selectFrom('attempt').selectAll().where('job_id', '=', jobId).orderBy('number'),
    );
    return rows.map(toAttempt);
  }
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

import { sql, type SqlBool } from 'kysely';
import type { Attempt, InboxItem, InboxReason } from '../../src-shared/domain/job.ts';
import { literally } from '../store/like.ts';
import { type Page, type PageRequest, readPage } from '../store/paging.ts';
import type { Reader } from '../store/store.ts';
import { decisionsFor, expectedOf, seenOf } from './inbox-evidence.ts';
import { type JobRow, jobRows, toJob } from './job-rows.ts';
import type { Jobs } from './jobs.ts';

/** Screens shown of a job that asks: its last ones. */
const shownSteps = 6;

/** Literal, because the partial index is only used when SQLite can see the statuses. */
const asking = sql<SqlBool>`job.status IN ('needs_review', 'failed') AND job.dismissed_at IS NULL`;

const lookedFor = sql`EXISTS (SELECT 1 FROM attempt WHERE attempt.job_id = job.id AND attempt.state = 'unknown')`;

/** Why a job asks, as SQL: the same words as `inboxReason`. */
const reasonOf = sql<InboxReason>`CASE
  WHEN job.status = 'failed' THEN 'failed'
  WHEN job.problem_json ->> '$.code' = 'slot_missed' THEN 'missed_slot'
  WHEN job.problem_json ->> '$.code' IN ('challenge', 'action_blocked', 'login_required', 'wrong_account') THEN 'challenge'
  WHEN ${lookedFor} THEN 'outcome_unknown'
  ELSE 'other' END`;

/** What needs a person: jobs that wait for a decision, and failed ones nobody has put aside. Reads only. */
export class Inbox {
  readonly #reader: Reader;
  readonly #jobs: Jobs;

  constructor(reader: Reader, jobs: Jobs) {
    this.#reader = reader;
    this.#jobs = jobs;
  }

  /** Newest first. */
  list(
    request: PageRequest & {
      readonly search?: string | undefined;
      readonly reason?: InboxReason | undefined;
    },
  ): Page<InboxItem> {
    let query = jobRows(this.#reader)
      .innerJoin('campaign', 'campaign.id', 'job.campaign_id')
      .select(['campaign.name as campaign_name', reasonOf.as('reason')])
      .where(asking);
    if (request.reason !== undefined) query = query.where(reasonOf, '=', request.reason);
    if (request.search !== undefined && request.search !== '') {
      const like = `%${literally(request.search.replace(/^@/, ''))}%`;
      query = query.where(
        sql<SqlBool>`(account.handle LIKE ${like} ESCAPE '\\' OR campaign.name LIKE ${like} ESCAPE '\\')`,
      );
    }
    return readPage(this.#reader, query, 'job.id', request, 'desc', (row) => this.#toItem(row));
  }

  #toItem(row: JobRow & { campaign_name: string; reason: InboxReason }): InboxItem {
    const job = toJob(row);
    const attempt = this.#jobs.journal(row.id).at(-1) ?? null;
    return {
      job,
      campaignName: row.campaign_name,
      reason: row.reason,
      since: new Date(row.updated_at).toISOString(),
      expected: expectedOf(job, attempt),
      seen: seenOf(attempt),
      stepIds: attempt === null ? [] : this.#screens(attempt),
      decisions: decisionsFor(row.reason, attempt?.state === 'unknown'),
    };
  }

  /** The steps of an attempt that kept a picture: the last ones, in their order. */
  #screens(attempt: Attempt): number[] {
    const steps = this.#reader.all(
      this.#reader.query
        .selectFrom('step')
        .select('id')
        .where('job_id', '=', attempt.jobId)
        .where('attempt_id', '=', attempt.id)
        .where(sql<SqlBool>`(has_before = 1 OR has_after = 1)`)
        .orderBy('id', 'desc')
        .limit(shownSteps),
    );
    return steps.map(({ id }) => id).toReversed();
  }
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type JobCounts, jobStatus, type Step } from '../../src-shared/domain/job.ts';
import type { Run, RunKind, RunStatus } from '../../src-shared/domain/run.ts';
import { done, notFound, type Outcome } from '../outcome.ts';
import { type Page, type PageRequest, readPage } from '../store/paging.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Store } from '../store/store.ts';
import { readPhoneLog } from './phone-log-file.ts';
import { runEta } from './run-eta.ts';
import { runFolder, stepFile } from './step-files.ts';
import { toStep } from './step-row.ts';

/** What was started and how far it is: reads only. */
export class Runs {
  readonly #store: Store;
  readonly #dataDir: string;

  constructor(store: Store, dataDir: string) {
    this.#store = store;
    this.#dataDir = dataDir;
  }

  list(
    request: PageRequest & {
      readonly search?: string | undefined;
      readonly campaignId?: number | undefined;
      readonly status?: RunStatus | undefined;
      readonly kind?: RunKind | undefined;
    },
  ): Page<Run> {
    let query = this.#rows();
    if (request.campaignId !== undefined) query = query.where('run.campaign_id', '=', request.campaignId);
    if (request.status !== undefined) query = query.where('run.status', '=', request.status);
    if (request.kind !== undefined) query = query.where('campaign.purpose', '=', purposeOf[request.kind]);
    if (request.search !== undefined && request.search !== '')
      query = query.where('campaign.name', 'like', `%${request.search}%`);
    return readPage(this.#store, query, 'run.id', request, 'desc', (row) => this.#toRun(row));
  }

  get(id: number): Outcome<Run> {
    const row = this.#store.get(this.#rows().where('run.id', '=', id));
    return row === undefined ? notFound('run', id) : done(this.#toRun(row));
  }

  /** The steps after the step with id `after`, oldest first. */
  steps(runId: number, after: number, jobId?: number): Outcome<Step[]> {
    const run = this.get(runId);
    if (!run.ok) return run;
    let query = this.#store.query
      .selectFrom('step')
      .selectAll()
      .where('run_id', '=', runId)
      .where('id', '>', after);
    if (jobId !== undefined) query = query.where('job_id', '=', jobId);
    return done(this.#store.all(query.orderBy('id')).map(toStep));
  }

  /** The phone's screen before or after a step, as PNG. */
  async screenshot(runId: number, stepId: number, when: 'before' | 'after'): Promise<Outcome<File>> {
    const name = stepFile(stepId, when);
    const bytes = await this.picture(runId, stepId, when);
    return bytes === null
      ? notFound('screenshot', name)
      : done(new File([new Uint8Array(bytes)], name, { type: 'image/png' }));
  }

  /** The bytes of a step's picture; null when there is none. */
  async picture(runId: number, stepId: number, when: 'before' | 'after'): Promise<Buffer | null> {
    return await readFile(join(runFolder(this.#dataDir, runId), stepFile(stepId, when))).catch(() => null);
  }

  /** What the phone logged in an attempt that came to a stop. */
  async phoneLog(runId: number, attemptId: number): Promise<Outcome<File>> {
    const kept = await readPhoneLog(this.#dataDir, runId, attemptId);
    return kept === null ? notFound('phone_log', attemptId) : done(kept);
  }

  #rows() {
    return (
      this.#store.query
        .selectFrom('run')
        .innerJoin('campaign', 'campaign.id', 'run.campaign_id')
        .selectAll('run')
        .select(['campaign.name as campaign_name', 'campaign.purpose'])
        // Of a draft: its jobs are being written, and it may be taken back.
        .where('campaign.status', '!=', 'draft')
    );
  }

  #toRun(row: Row<'run'> & { campaign_name: string; purpose: Row<'campaign'>['purpose'] }): Run {
    const counts = countJobs(this.#store, { runId: row.id });
    return {
      id: row.id,
      uid: row.uid,
      kind: kindOf[row.purpose],
      campaignId: row.campaign_id,
      campaignName: row.campaign_name,
      status: row.status,
      counts,
      more: row.more === 1,
      eta: runEta(this.#store, row, counts, this.#store.now()),
      startedAt: new Date(row.started_at).toISOString(),
      finishedAt: row.finished_at === null ? null : new Date(row.finished_at).toISOString(),
    };
  }
}

const purposeOf = { posting: 'publish', warmup: 'warm_up', rehearsal: 'rehearse' } as const;
const kindOf = { publish: 'posting', warm_up: 'warmup', rehearse: 'rehearsal' } as const;

/** How many jobs have each status, of one run, one campaign or all. */
export function countJobs(
  reader: Reader,
  of: { readonly runId?: number | undefined; readonly campaignId?: number | undefined },
): JobCounts {
  let query = reader.query
    .selectFrom('job')
    .select(['status', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('status');
  if (of.runId !== undefined) query = query.where('run_id', '=', of.runId);
  if (of.campaignId !== undefined) query = query.where('campaign_id', '=', of.campaignId);
  const counts = Object.fromEntries(jobStatus.options.map((status) => [status, 0])) as JobCounts;
  for (const row of reader.all(query)) counts[row.status] = row.count;
  return counts;
}

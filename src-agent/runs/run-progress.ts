import type { CampaignStatus } from '../../src-shared/domain/campaign.ts';
import type { RunStatus } from '../../src-shared/domain/run.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Writer } from '../store/store.ts';

/** The campaign's status that goes with its newest run's. */
const campaignStatus: Readonly<Record<RunStatus, CampaignStatus>> = {
  running: 'running',
  paused: 'paused',
  waiting: 'running',
  completed: 'completed',
  stopped: 'cancelled',
};

/** Sets a run's status and its campaign's, with their events; does nothing when it is so already. */
export function setRunStatus(tx: Writer, runId: number, status: RunStatus, now: number): void {
  const run = tx.get(
    tx.query
      .selectFrom('run')
      .innerJoin('campaign', 'campaign.id', 'run.campaign_id')
      .select([
        'run.status',
        'run.campaign_id',
        'run.finished_at',
        'campaign.name',
        'campaign.status as campaign_status',
      ])
      .where('run.id', '=', runId),
  );
  if (run === undefined || run.status === status) return;
  const finished = status === 'completed' || status === 'stopped';
  tx.run(
    tx.query
      .updateTable('run')
      .set({ status, finished_at: finished ? now : null })
      .where('id', '=', runId),
  );
  const about = { runId, campaignId: run.campaign_id };
  tx.append({ type: 'run.updated', message: `“${run.name}” is ${status}`, ...about, data: { status } });
  setCampaignStatus(tx, run.campaign_id, campaignStatus[status], now);
  if (status === 'completed')
    tx.append({
      type: 'notice.raised',
      message: `“${run.name}” is done`,
      ...about,
      data: {
        level: 'success',
        title: `“${run.name}” is done`,
        text: summary(tx, runId),
        link: `/runs/${runId}`,
      },
    });
}

/** Sets a campaign's status with its event; does nothing when it is so already. */
export function setCampaignStatus(tx: Writer, campaignId: number, status: CampaignStatus, now: number): void {
  const { changes } = tx.run(
    tx.query
      .updateTable('campaign')
      .set({ status, updated_at: now })
      .where('id', '=', campaignId)
      .where('status', '!=', status),
  );
  if (changes > 0)
    tx.append({ type: 'campaign.updated', message: `Campaign is ${status}`, campaignId, data: { status } });
}

/**
 * After a job of the run changed: what the run is now. `open`: the job itself still goes on, which answers most of it. A
 * stopped run stays stopped, a paused one paused; one that is still being planned never ends by itself.
 */
export function settleRun(
  tx: Writer,
  runId: number,
  now: number,
  job: 'open' | 'perhaps done' = 'perhaps done',
): void {
  const run = tx.get(
    plainSql<{ status: RunStatus; more: number }>('SELECT status, more FROM run WHERE id = ?', [runId]),
  );
  if (run === undefined || run.status === 'stopped') return;
  if (job === 'open' || run.more === 1 || some(tx, runId, openJob)) {
    if (run.status === 'waiting' || run.status === 'completed') setRunStatus(tx, runId, 'running', now);
    return;
  }
  setRunStatus(tx, runId, some(tx, runId, jobInReview) ? 'waiting' : 'completed', now);
}

function some(tx: Writer, runId: number, query: string): boolean {
  return tx.get(plainSql(query, [runId])) !== undefined;
}

const openJob = `SELECT 1 FROM job WHERE run_id = ? AND status IN ('pending', 'running', 'retrying') LIMIT 1`;
const jobInReview = `SELECT 1 FROM job WHERE run_id = ? AND status = 'needs_review' LIMIT 1`;

function summary(tx: Writer, runId: number): string {
  const rows = tx.all(
    tx.query
      .selectFrom('job')
      .select(['status', ({ fn }) => fn.countAll<number>().as('count')])
      .where('run_id', '=', runId)
      .groupBy('status'),
  );
  const of = (status: string) => rows.find((row) => row.status === status)?.count ?? 0;
  const kind = tx.get(plainSql<{ purpose: keyof typeof doneWords }>(purposeOf, [runId]));
  const parts = [`${of('completed')} ${doneWords[kind?.purpose ?? 'publish']}`];
  if (of('failed') > 0) parts.push(`${of('failed')} failed`);
  if (of('cancelled') > 0) parts.push(`${of('cancelled')} cancelled`);
  return `${parts.join(', ')}.`;
}

const purposeOf = 'SELECT purpose FROM run JOIN campaign ON campaign.id = run.campaign_id WHERE run.id = ?';
const doneWords = { publish: 'posted', rehearse: 'rehearsed', warm_up: 'warmed up' } as const;

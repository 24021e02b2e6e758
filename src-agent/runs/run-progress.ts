import { sql } from 'kysely';
import type { CampaignStatus } from '../../src-shared/domain/campaign.ts';
import type { RunStatus } from '../../src-shared/domain/run.ts';
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

/** After a job of the run changed: what the run is now. A stopped run stays stopped, a paused one paused. */
export function settleRun(tx: Writer, runId: number, now: number): void {
  const run = tx.get(tx.query.selectFrom('run').select(['status', 'more']).where('id', '=', runId));
  if (run === undefined || run.status === 'stopped') return;
  // A recurring campaign goes on as long as more will be planned.
  const open = run.more === 1 || some(tx, runId, sql`('pending', 'running', 'retrying')`);
  if (open) {
    if (run.status === 'waiting' || run.status === 'completed') setRunStatus(tx, runId, 'running', now);
    return;
  }
  setRunStatus(tx, runId, some(tx, runId, sql`('needs_review')`) ? 'waiting' : 'completed', now);
}

function some(tx: Writer, runId: number, statuses: ReturnType<typeof sql>): boolean {
  const query = tx.query
    .selectFrom('job')
    .select('id')
    .where('run_id', '=', runId)
    .where(sql<boolean>`status IN ${statuses}`)
    .limit(1);
  return tx.get(query) !== undefined;
}

function summary(tx: Writer, runId: number): string {
  const rows = tx.all(
    tx.query
      .selectFrom('job')
      .select(['status', ({ fn }) => fn.countAll<number>().as('count')])
      .where('run_id', '=', runId)
      .groupBy('status'),
  );
  const of = (status: string) => rows.find((row) => row.status === status)?.count ?? 0;
  const parts = [`${of('completed')} posted`];
  if (of('failed') > 0) parts.push(`${of('failed')} failed`);
  if (of('cancelled') > 0) parts.push(`${of('cancelled')} cancelled`);
  return `${parts.join(', ')}.`;
}

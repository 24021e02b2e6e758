import { uuidv7 } from 'uuidv7';
import type { Steps } from '../steps.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader, Store, Writer } from '../store/store.ts';

/** Rows removed in one step: some tens of milliseconds. */
const inOneStep = 1_000;

/**
 * Adds the run of a campaign that is being started. It is paused and its campaign a draft, so that nobody sees it as a run
 * and nothing of it is claimed until the campaign is one too. `now`: as of when it is planned.
 */
export function addDraftRun(tx: Writer, campaignId: number, now: number): number {
  const run = {
    uid: uuidv7(),
    campaign_id: campaignId,
    status: 'paused',
    started_at: now,
    finished_at: null,
  } as const;
  return tx.run(tx.query.insertInto('run').values(run)).insertedId;
}

/** The runs of campaigns that are drafts: what an agent that ended in the middle of a start had written. */
export function draftRuns(reader: Reader): number[] {
  const rows = reader.all(
    reader.query
      .selectFrom('run')
      .innerJoin('campaign', 'campaign.id', 'run.campaign_id')
      .select('run.id')
      .where('campaign.status', '=', 'draft'),
  );
  return rows.map(({ id }) => id);
}

/** Takes back the run of a draft with all its jobs, and the accounts that its filter found. */
export function* removeDraftRun(store: Store, runId: number): Steps<void> {
  // Comments were written after their posts and have to go before them.
  const some = plainSql(removeJobs, [runId, inOneStep]);
  while (store.write((tx) => tx.run(some).changes) === inOneStep) yield;
  const found = plainSql(removeFound, [runId, inOneStep]);
  while (store.write((tx) => tx.run(found).changes) === inOneStep) yield;
  store.write((tx) => tx.run(tx.query.deleteFrom('run').where('id', '=', runId)));
}

const removeJobs = `DELETE FROM job WHERE id IN
  (SELECT id FROM job WHERE run_id = ? AND status = 'pending' ORDER BY id DESC LIMIT ?)`;

const removeFound = `DELETE FROM campaign_account WHERE (campaign_id, account_id) IN
  (SELECT campaign_id, account_id FROM campaign_account JOIN run USING (campaign_id) JOIN campaign ON campaign.id = campaign_id
    WHERE run.id = ? AND campaign.account_filter_json IS NOT NULL LIMIT ?)`;

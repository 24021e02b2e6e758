import type { Steps } from '../steps.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader, Store } from '../store/store.ts';
import { readCampaignCounts } from './campaign-counts.ts';
import { readCampaignFacts } from './campaign-facts.ts';
import type { CampaignParts } from './campaign-parts.ts';
import { readCampaign, type StoredCampaign } from './campaign-rows.ts';
import { followComments, followPosts, type Following } from './follow-jobs.ts';
import { newMoments } from './new-moments.ts';
import { contentsOf, PostWriter } from './post-content.ts';
import { planAgain } from './plan-occurrences.ts';

/**
 * Lets the jobs of a changed campaign that have not begun follow it, in short steps, and tells how many did and how many
 * were too late. It can be done again from its beginning: what was interrupted is finished by the next agent, and what a
 * newer change overtook is left to that.
 */
export function* followChange(parts: CampaignParts, campaignId: number): Steps<void> {
  const { store } = parts;
  const campaign = readCampaign(store, campaignId);
  if (campaign === undefined || campaign.lastRunId === null) return;
  const retime = needsNewTimes(store, campaignId);
  const facts = yield* readCampaignFacts(store, parts.accounts, { ...campaign, accountFilter: null });
  const accounts = new Map(facts.accounts.map((account) => [account.id, account]));
  const runId = campaign.lastRunId;
  const recurring = campaign.plan.schedule.kind === 'recurring';
  const moments = retime && !recurring ? yield* newMoments(parts, campaign, accounts) : new Map();
  if (retime && recurring) yield* planAgain(parts, campaign);
  const following: Following = {
    store,
    of: { runId, campaign, plan: campaign.plan, routeFor: parts.routeFor },
    accounts,
    contents: contentsOf(campaign.items),
    writer: new PostWriter(campaign.fields, campaign.plan.seed),
    moments,
    isNewest: () => isNewest(store, campaign),
  };
  const followed = (yield* followPosts(following)) + (yield* followComments(following));
  finish(store, campaign, followed);
}

/** Started campaigns whose jobs still follow a change. */
export function unfinishedChanges(reader: Reader): number[] {
  return reader.all(plainSql<{ id: number }>(unfinished)).map(({ id }) => id);
}

const unfinished = `SELECT id FROM campaign WHERE followed < revision AND status IN ('scheduled', 'running', 'paused')`;

function finish(store: Store, campaign: StoredCampaign, followed: number): void {
  store.write((tx) => {
    const { changes } = tx.run(
      tx.query
        .updateTable('campaign')
        .set({ followed: campaign.revision, retime: 0 })
        .where('id', '=', campaign.id)
        .where('revision', '=', campaign.revision),
    );
    if (changes === 0) return;
    const { jobs } = readCampaignCounts(tx, [campaign.id])(campaign.id);
    const all = Object.values(jobs).reduce((sum, count) => sum + count, 0);
    const tooLate = all - followed;
    tx.append({
      type: 'campaign.updated',
      message: `“${campaign.name}”: ${followed} waiting ${followed === 1 ? 'post follows' : 'posts follow'} the change${tooLate > 0 ? `, ${tooLate} had begun or ended and stay as they were` : ''}`,
      campaignId: campaign.id,
      runId: campaign.lastRunId,
      data: { followed, tooLate },
    });
  });
}

function isNewest(reader: Reader, { id, revision }: StoredCampaign): boolean {
  const row = reader.get(reader.query.selectFrom('campaign').select('revision').where('id', '=', id));
  return row?.revision === revision;
}

function needsNewTimes(reader: Reader, id: number): boolean {
  const row = reader.get(reader.query.selectFrom('campaign').select('retime').where('id', '=', id));
  return row?.retime === 1;
}

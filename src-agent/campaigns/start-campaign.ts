import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Campaign } from '../../src-shared/domain/campaign.ts';
import { conflict, done, type Outcome, refuse } from '../outcome.ts';
import { setCampaignStatus } from '../runs/run-progress.ts';
import type { Store } from '../store/store.ts';
import type { Campaigns } from './campaigns.ts';

/** Failures that a job may have before it is given up. */
const maxRetries = 3;

/**
 * Turns a draft into a run with one job a post, due now, in one transaction; answers the run's id. A campaign is
 * started once: that and the content version of each job are what keep a post from happening twice.
 */
export function startCampaign(store: Store, campaigns: Campaigns, id: number): Outcome<number> {
  const found = campaigns.get(id);
  if (!found.ok) return found;
  const campaign = found.value;
  if (campaign.status !== 'draft')
    return conflict('started', `“${campaign.name}” was started before. Make a new campaign to post again.`);
  const { issues, posts } = campaigns.check(campaign);
  if (issues.length > 0)
    return refuse({
      code: 'INVALID',
      message: issues[0]?.message ?? 'This campaign cannot start yet.',
      issues,
    });
  const runId = store.write((tx) => {
    const now = store.now();
    const { insertedId } = tx.run(
      tx.query.insertInto('run').values({
        uid: uuidv7(),
        campaign_id: id,
        status: 'running',
        started_at: now,
        finished_at: null,
      }),
    );
    for (const post of posts) {
      const item = campaign.items[post.item];
      if (item === undefined) throw new Error(`campaign ${id} has no item ${post.item}`);
      tx.run(
        tx.query.insertInto('job').values({
          uid: uuidv7(),
          run_id: insertedId,
          campaign_id: id,
          account_id: post.accountId,
          delivery: 'phone',
          status: 'pending',
          media_id: item.mediaId,
          caption: post.caption,
          content_version: contentVersion(campaign, post.item, post.caption),
          attempts: 0,
          failures: 0,
          max_retries: maxRetries,
          next_action: 'post',
          due_at: now,
          cancel_requested: 0,
          created_at: now,
          updated_at: now,
        }),
      );
    }
    tx.run(tx.query.updateTable('campaign').set({ last_run_id: insertedId }).where('id', '=', id));
    tx.append({
      type: 'run.started',
      message: `“${campaign.name}” started: ${posts.length} ${posts.length === 1 ? 'post' : 'posts'}`,
      runId: insertedId,
      campaignId: id,
      data: { jobs: posts.length },
    });
    setCampaignStatus(tx, id, 'running', now);
    return insertedId;
  }, 'durable');
  return done(runId);
}

/** What makes a post that very post: the campaign it belongs to, which item, and what it says. */
function contentVersion(campaign: Campaign, item: number, caption: string): string {
  const content = campaign.items[item];
  return createHash('sha256')
    .update(JSON.stringify([campaign.uid, item, content?.mediaId, caption]))
    .digest('hex')
    .slice(0, 32);
}

import type { JobPriority } from '../../src-shared/domain/job.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { instantOf, wallTimeOf } from '../../src-shared/planning/wall-clock.ts';
import { settleRun } from '../runs/run-progress.ts';
import { conflict, done, invalid, notFound, type Outcome } from '../outcome.ts';
import { plainSql } from '../store/plain-sql.ts';
import { doAtOnce } from '../steps.ts';
import { type AccountFacts, readCampaignFacts } from './campaign-facts.ts';
import type { CampaignParts } from './campaign-parts.ts';
import { readCampaign, type StoredCampaign } from './campaign-rows.ts';
import { contentVersion } from './content-version.ts';
import type { Post } from './plan-campaign.ts';
import { contentsOf, PostWriter } from './post-content.ts';
import { writeJobs } from './write-jobs.ts';

/** One more post of a started campaign. Without a time it is due at once. */
export type PostWish = {
  readonly campaignId: number;
  readonly accountId: number;
  /** Index into the campaign's items. */
  readonly item: number;
  readonly priority: JobPriority;
  readonly scheduledAt?: string | undefined;
  /** On the account's clock. */
  readonly localTime?: string | undefined;
};

/** Adds one post with its first comment to the campaign's run; answers the id of its job. */
export function addPost(parts: CampaignParts, wish: PostWish): Outcome<number> {
  const { store } = parts;
  const campaign = readCampaign(store, wish.campaignId);
  if (campaign === undefined) return notFound('campaign', wish.campaignId);
  const runId = campaign.lastRunId;
  if (runId === null || campaign.status === 'draft')
    return conflict('not_started', `“${campaign.name}” was not started yet. Start it first.`);
  if (campaign.status === 'cancelled')
    return conflict('cancelled', `“${campaign.name}” was stopped for good. Duplicate it to post again.`);
  const { accounts } = doAtOnce(
    readCampaignFacts(store, parts.accounts, { accountIds: [wish.accountId], accountFilter: null }),
  );
  const [account] = accounts;
  if (account === undefined) return notFound('account', wish.accountId);
  const post = postOf(parts, campaign, account, wish);
  if (!post.ok) return post;
  return store.write((tx) => {
    const { content, caption } = post.value;
    const { item, kind, mediaIds } = content;
    const version = contentVersion({
      campaignUid: campaign.uid,
      item,
      kind,
      mediaIds,
      caption,
      occurrence: '',
    });
    if (tx.get(plainSql(samePost, [account.id, version])) !== undefined)
      return conflict(
        'same_post',
        'This account has this very post in the campaign already. Look for it in the calendar.',
      );
    const now = store.now();
    const plan = { ...campaign.plan, priority: wish.priority };
    writeJobs(tx, { runId, campaign, plan, routeFor: parts.routeFor }, [post.value], now);
    const id = tx.get(plainSql<{ id: number }>(samePost, [account.id, version]))?.id ?? 0;
    const about = { jobId: id, runId, accountId: account.id, campaignId: campaign.id };
    tx.append({ type: 'job.created', message: 'A post was added', ...about });
    settleRun(tx, runId, now);
    return done(id);
  });
}

function postOf(
  parts: CampaignParts,
  campaign: StoredCampaign,
  account: AccountFacts,
  wish: PostWish,
): Outcome<Post> {
  const content = contentsOf(campaign.items).get(account.platform)?.get(wish.item);
  if (content === undefined)
    return invalid({
      path: 'item',
      message: `The campaign has no such item for ${platformName(account.platform)}.`,
    });
  const way = parts.routeFor(account.platform, content.kind);
  if ('refusal' in way) return invalid({ path: 'accountId', message: way.refusal });
  const { zone: planned } = campaign.plan;
  const zone = planned === 'account' ? (account.timezone ?? parts.systemZone()) : planned;
  const at = timeOf(wish, zone);
  const now = parts.store.now();
  if (at !== null && at < now - 60_000)
    return invalid({
      path: wish.localTime === undefined ? 'scheduledAt' : 'localTime',
      message: 'This time has passed. Choose one that is still to come.',
    });
  const localTime = wallTimeOf(at ?? now, zone);
  const texts = new PostWriter(campaign.fields, campaign.plan.seed).write(content, account, {
    localTime,
    occurrence: '',
  });
  return done({
    account,
    content,
    caption: texts.caption,
    firstComment: texts.firstComment,
    at,
    localTime,
    zone,
    occurrence: '',
  });
}

function timeOf({ scheduledAt, localTime }: PostWish, zone: string): number | null {
  if (localTime !== undefined) return instantOf(localTime, zone).instant;
  return scheduledAt === undefined ? null : Date.parse(scheduledAt);
}

const samePost = `SELECT id FROM job WHERE account_id = ? AND content_version = ?
  AND status NOT IN ('cancelled', 'failed') ORDER BY id DESC LIMIT 1`;

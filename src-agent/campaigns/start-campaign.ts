import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Campaign } from '../../src-shared/domain/campaign.ts';
import { conflict, done, notFound, type Outcome, refuse } from '../outcome.ts';
import { setCampaignStatus } from '../runs/run-progress.ts';
import type { Steps } from '../steps.ts';
import type { Store, Writer } from '../store/store.ts';
import type { Campaigns } from './campaigns.ts';
import type { PlannedPost } from './preflight.ts';

/** Failures that a job may have before it is given up. */
const maxRetries = 3;

/** Jobs written in one step: some tens of milliseconds. */
const inOneStep = 2_000;

/**
 * Turns a draft into a run with one job a post, due now; answers the run's id. The jobs are written while the run is
 * paused and its campaign a draft, which nobody sees as a run; the last step starts all of it at once or takes it back.
 * A campaign is started once: that and the content version of each job are what keep a post from happening twice.
 */
export function* startCampaign(store: Store, campaigns: Campaigns, id: number): Steps<Outcome<number>> {
  const found = campaigns.get(id);
  if (!found.ok) return found;
  const campaign = found.value;
  if (campaign.status !== 'draft') return startedBefore(campaign);
  yield;
  const { issues, posts } = campaigns.check(campaign);
  if (issues.length > 0)
    return refuse({
      code: 'INVALID',
      message: issues[0]?.message ?? 'This campaign cannot start yet.',
      issues,
    });
  const runId = store.write((tx) => draftRun(tx, id, store.now()));
  for (let from = 0; from < posts.length; from += inOneStep) {
    const some = posts.slice(from, from + inOneStep);
    store.write((tx) =>
      writeJobs(tx, {
        runId,
        campaign,
        posts: some,
        now: store.now(),
        route: campaigns.withoutPhones ? 'api' : 'phone',
      }),
    );
    yield;
  }
  return store.write((tx) => {
    const now = store.get(
      store.query.selectFrom('campaign').select(['status', 'updated_at']).where('id', '=', id),
    );
    if (now?.status === 'draft' && new Date(now.updated_at).toISOString() === campaign.updatedAt) {
      beginRun(tx, { runId, campaign, jobs: posts.length, now: store.now() });
      return done(runId);
    }
    removeDraftRun(tx, runId);
    if (now === undefined) return notFound('campaign', id);
    return now.status === 'draft' ? changedMeanwhile(campaign) : startedBefore(campaign);
  }, 'durable');
}

/** Takes back what an agent that ended in the middle of a start had written. */
export function removeDraftRuns(store: Store): void {
  const runs = store.all(
    store.query
      .selectFrom('run')
      .innerJoin('campaign', 'campaign.id', 'run.campaign_id')
      .select('run.id')
      .where('campaign.status', '=', 'draft'),
  );
  for (const run of runs) store.write((tx) => removeDraftRun(tx, run.id));
}

function draftRun(tx: Writer, campaignId: number, now: number): number {
  const run = {
    uid: uuidv7(),
    campaign_id: campaignId,
    status: 'paused',
    started_at: now,
    finished_at: null,
  } as const;
  return tx.run(tx.query.insertInto('run').values(run)).insertedId;
}

function beginRun(tx: Writer, start: { runId: number; campaign: Campaign; jobs: number; now: number }): void {
  const { runId, campaign, jobs, now } = start;
  tx.run(tx.query.updateTable('run').set({ status: 'running', started_at: now }).where('id', '=', runId));
  tx.run(tx.query.updateTable('campaign').set({ last_run_id: runId }).where('id', '=', campaign.id));
  tx.append({
    type: 'run.started',
    message: `“${campaign.name}” started: ${jobs} ${jobs === 1 ? 'post' : 'posts'}`,
    runId,
    campaignId: campaign.id,
    data: { jobs },
  });
  setCampaignStatus(tx, campaign.id, 'running', now);
}

function removeDraftRun(tx: Writer, runId: number): void {
  tx.run(tx.query.deleteFrom('job').where('run_id', '=', runId));
  tx.run(tx.query.deleteFrom('run').where('id', '=', runId));
}

type JobsToWrite = {
  runId: number;
  campaign: Campaign;
  posts: readonly PlannedPost[];
  now: number;
  route: string;
};

/** One statement for all of them: writing a hundred thousand one by one takes five times as long. */
function writeJobs(tx: Writer, { runId, campaign, posts, now, route }: JobsToWrite): void {
  const rows = posts.map((post) => ({
    uid: uuidv7(),
    account: post.accountId,
    kind: campaign.items[post.item]?.kind,
    item: post.item,
    media: campaign.items[post.item]?.mediaIds[0] ?? null,
    files: JSON.stringify(campaign.items[post.item]?.mediaIds ?? []),
    caption: post.caption,
    version: contentVersion(campaign, post.item, post.caption),
  }));
  const insert = sql`
    INSERT INTO job (uid, run_id, campaign_id, account_id, delivery, status, media_id, kind, item, media_json, scheduled_at, caption, content_version,
      max_retries, due_at, created_at, updated_at)
    SELECT value ->> 'uid', ${runId}, ${campaign.id}, value ->> 'account', ${route}, 'pending', value ->> 'media', value ->> 'kind', value ->> 'item', value ->> 'files', ${now},
      value ->> 'caption', value ->> 'version', ${maxRetries}, ${now}, ${now}, ${now}
    FROM json_each(${JSON.stringify(rows)}) WHERE true ORDER BY key`;
  tx.run({ compile: () => insert.compile(tx.query) });
}

function startedBefore(campaign: Campaign): Outcome<never> {
  return conflict('started', `“${campaign.name}” was started before. Make a new campaign to post again.`);
}

function changedMeanwhile(campaign: Campaign): Outcome<never> {
  return conflict(
    'changed',
    `“${campaign.name}” was changed while it was starting. Look at it and start it again.`,
  );
}

/** What makes a post that very post: the campaign it belongs to, which item, and what it says. */
function contentVersion(campaign: Campaign, item: number, caption: string): string {
  const content = campaign.items[item];
  return createHash('sha256')
    .update(JSON.stringify([campaign.uid, item, content?.mediaIds, caption]))
    .digest('hex')
    .slice(0, 32);
}

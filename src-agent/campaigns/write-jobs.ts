import { uuidv7 } from 'uuidv7';
import type { DeliveryRoute } from '../../src-shared/domain/platform.ts';
import type { CampaignPlan } from '../../src-shared/domain/schedule.ts';
import { priorityNumber } from '../jobs/job-priority.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Writer } from '../store/store.ts';
import type { CampaignParts } from './campaign-parts.ts';
import { contentVersion } from './content-version.ts';
import type { Post } from './plan-campaign.ts';

/** Failures that a job may have before it is given up. */
const maxRetries = 3;

const minute = 60_000;

/** What jobs belong to. */
export type JobsOf = {
  readonly runId: number;
  readonly campaign: { readonly id: number; readonly uid: string };
  readonly plan: CampaignPlan;
  /** Everything but the committing tap. */
  readonly rehearsal?: boolean;
  readonly routeFor: CampaignParts['routeFor'];
};

/**
 * Writes the jobs of some posts, each with the job of its first comment after it; answers how many posts are new. A time of
 * a recurring campaign that has its job already gets no second one. One statement a row, prepared once: as fast as SQLite
 * takes them.
 */
export function writeJobs(tx: Writer, of: JobsOf, posts: readonly Post[], now: number): number {
  let id = tx.get(lastId)?.id ?? 0;
  let added = 0;
  for (const post of posts) {
    const { account, content } = post;
    const scheduledAt = post.at ?? now;
    const shared = { ...of, now, post, scheduledAt };
    const { changes } = tx.run(
      insertJob({
        ...shared,
        id: id + 1,
        kind: content.kind,
        mediaIds: content.mediaIds,
        caption: post.caption,
        parentId: null,
        route: routeOf(of, account.platform, content.kind),
        notAfter: notAfter(of.plan, scheduledAt),
      }),
    );
    if (changes === 0) continue;
    id += 1;
    added += 1;
    if (post.firstComment !== '') tx.run(insertJob(commentOf(shared, id, (id += 1))));
  }
  return added;
}

/** Adds the job that writes the first comment of a post which is a job already. */
export function writeComment(tx: Writer, of: JobsOf, post: Post, parentId: number, now: number): void {
  const id = (tx.get(lastId)?.id ?? 0) + 1;
  tx.run(insertJob(commentOf({ ...of, now, post, scheduledAt: post.at ?? now }, parentId, id)));
}

/** Later than this a person is asked first; null where there is no slot to miss. */
export function notAfter(plan: CampaignPlan, scheduledAt: number): number | null {
  return plan.schedule.kind === 'now' ? null : scheduledAt + plan.missed.withinMinutes * minute;
}

type Shared = JobsOf & { readonly now: number; readonly post: Post; readonly scheduledAt: number };

type NewJob = Shared & {
  readonly id: number;
  readonly kind: Post['content']['kind'] | 'comment';
  readonly mediaIds: readonly number[];
  readonly caption: string;
  readonly parentId: number | null;
  readonly route: DeliveryRoute;
  readonly notAfter: number | null;
};

/** It follows its post whenever that is there: no slot of its own. */
function commentOf(shared: Shared, parentId: number, id: number): NewJob {
  const route = routeOf(shared, shared.post.account.platform, 'comment');
  const caption = shared.post.firstComment;
  return { ...shared, id, kind: 'comment', mediaIds: [], caption, parentId, route, notAfter: null };
}

function routeOf(
  { routeFor }: JobsOf,
  platform: Post['account']['platform'],
  kind: NewJob['kind'],
): DeliveryRoute {
  const way = routeFor(platform, kind);
  return 'route' in way ? way.route : 'phone';
}

function insertJob(job: NewJob) {
  const { post, campaign, mediaIds, kind, caption, now } = job;
  const item = post.content.item;
  const version = contentVersion({
    campaignUid: campaign.uid,
    item,
    kind,
    mediaIds,
    caption,
    occurrence: post.occurrence,
  });
  return plainSql(insert, [
    job.id,
    uuidv7(),
    job.runId,
    campaign.id,
    post.account.id,
    job.route,
    mediaIds[0] ?? null,
    kind,
    item,
    JSON.stringify(mediaIds),
    post.occurrence,
    job.parentId,
    priorityNumber[job.plan.priority],
    job.scheduledAt,
    post.localTime,
    post.localTime,
    post.zone,
    job.notAfter,
    caption,
    version,
    maxRetries,
    job.rehearsal === true ? 1 : 0,
    job.scheduledAt,
    now,
    now,
  ]);
}

const lastId = plainSql<{ id: number | null }>('SELECT max(id) AS id FROM job');

const insert = `INSERT INTO job (id, uid, run_id, campaign_id, account_id, delivery, status, media_id, kind, item, media_json,
    occurrence, parent_id, priority, scheduled_at, local_time, plan_time, zone, not_after, caption, content_version,
    max_retries, rehearsal, due_at, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (campaign_id, account_id, item, kind, occurrence) WHERE occurrence <> '' DO NOTHING`;

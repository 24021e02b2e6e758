import type { CampaignCheck, CampaignDraft, PlannedPost } from '../../src-shared/domain/campaign.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { countPosts } from '../../src-shared/planning/plan-issues.ts';
import { readMedia } from '../media/media-rows.ts';
import type { Steps } from '../steps.ts';
import { type CampaignFacts, readCampaignFacts } from './campaign-facts.ts';
import type { CampaignParts } from './campaign-parts.ts';
import { checkAccounts, checkRoutes, type Found } from './check-accounts.ts';
import { checkDays } from './check-days.ts';
import { draftIssues } from './check-draft.ts';
import { PostJudge } from './check-posts.ts';
import { Findings } from './findings.ts';
import { goesOn, type Post, posts, type Prepared, preparePlan, timeIssues } from './plan-campaign.ts';
import { timeWarnings } from './time-warnings.ts';

const day = 24 * 60 * 60_000;

/** Recurring posts become jobs so far ahead, or so many at once. */
export const planAhead = { ms: 14 * day, jobs: 20_000 };

/** A campaign of more posts has to be made in parts. */
const mostPosts = 250_000;

/** Posts planned in one step: some milliseconds. */
const window = 500;

/** How many posts a check shows as they would be made. */
const previewed = 50;

/** Everything a campaign would do as of `now`, and what stands in its way. */
export type Examined = Found & {
  readonly facts: CampaignFacts;
  readonly prepared: Prepared;
  /** Of a recurring campaign: those of the next days. */
  readonly posts: readonly Post[];
  /** A recurring campaign: up to when they are planned. */
  readonly plannedUntil: number | null;
  readonly now: number;
};

/** Plans a draft and judges it, in short steps. Without `quick` also what is only worth a warning. */
export function* examine(
  parts: CampaignParts,
  draft: CampaignDraft,
  { quick }: { readonly quick: boolean },
): Steps<Examined> {
  const { store } = parts;
  const now = store.now();
  const found = { issues: new Findings(), warnings: new Findings() };
  const facts = yield* readCampaignFacts(store, parts.accounts, draft);
  const media = new Map(readMedia(store, filesOf(draft)).map((file) => [file.id, file]));
  found.issues.addAll(draftIssues(draft, media));
  const prepared = yield* preparePlan({
    draft,
    accounts: facts.accounts,
    now,
    until: now + planAhead.ms,
    systemZone: parts.systemZone(),
  });
  yield;
  const platforms = yield* platformsOf(facts);
  const overPhone = checkRoutes(parts.routeFor, platforms, prepared.contents, found);
  yield* checkAccounts(draft, facts, overPhone, found);
  const judge = new PostJudge(draft.items, media, parts.routeFor, found);
  judge.judgeContents(platforms, prepared.contents);
  found.issues.addAll(yield* timeIssues(prepared));
  yield;
  const planned = yield* planAll(prepared, found, judge);
  if (!quick) {
    found.warnings.addAll(timeWarnings(prepared));
    yield* checkDays(parts, planned.posts, now, found);
  }
  return { ...found, ...planned, facts, prepared, now };
}

/** What a draft would do; nothing is stored. */
export function* checkCampaign(parts: CampaignParts, draft: CampaignDraft): Steps<CampaignCheck> {
  const {
    issues,
    warnings,
    facts,
    posts: planned,
    prepared,
    now,
  } = yield* examine(parts, draft, { quick: false });
  const endless = draft.plan.schedule.kind === 'recurring';
  let first: number | null = null;
  let last: number | null = null;
  for (const { at } of planned) {
    first = Math.min(first ?? Infinity, at ?? now);
    last = Math.max(last ?? -Infinity, at ?? now);
  }
  return {
    issues: issues.list,
    issueCount: issues.count,
    warnings: warnings.list,
    warningCount: warnings.count,
    accounts: facts.accounts.length,
    posts: endless ? countPosts(prepared.plan, { ...prepared.input, until: null }) : planned.length,
    firstAt: first === null ? null : new Date(first).toISOString(),
    lastAt: last === null || endless ? null : new Date(last).toISOString(),
    previews: planned.slice(0, previewed).map(shownPost),
  };
}

/** A post as people see it before it is a job. */
export function shownPost(post: Post): PlannedPost {
  const { account, content, caption, firstComment, at, localTime, zone } = post;
  return {
    accountId: account.id,
    handle: account.handle,
    platform: account.platform,
    item: content.item,
    kind: content.kind,
    mediaIds: [...content.mediaIds],
    caption,
    firstComment,
    at: at === null ? null : new Date(at).toISOString(),
    localTime,
    zone,
  };
}

function* planAll(
  prepared: Prepared,
  found: Found,
  judge: PostJudge,
): Steps<{ posts: readonly Post[]; plannedUntil: number | null }> {
  const recurring = prepared.plan.schedule.kind === 'recurring';
  const all: Post[] = [];
  for (const post of posts(prepared)) {
    // Of one time all posts or none, so that planning can go on at the next.
    if (recurring && all.length >= planAhead.jobs && post.at !== all.at(-1)?.at)
      return { posts: all, plannedUntil: post.at };
    if (all.length === mostPosts) {
      found.issues.add(
        'accountIds',
        `This makes more than ${mostPosts.toLocaleString('en')} posts. Make several campaigns of it.`,
      );
      break;
    }
    judge.judgeTexts(post);
    all.push(post);
    if (all.length % window === 0) yield;
  }
  return { posts: all, plannedUntil: recurring && goesOn(prepared) ? prepared.input.until : null };
}

function* platformsOf(facts: CampaignFacts): Steps<Set<Platform>> {
  const platforms = new Set<Platform>();
  for (const [index, { platform }] of facts.accounts.entries()) {
    platforms.add(platform);
    if (index % 20_000 === 19_999) yield;
  }
  return platforms;
}

/** The files that a draft names. */
export function filesOf(draft: CampaignDraft): number[] {
  return draft.items.flatMap((item) => [
    ...item.mediaIds,
    ...Object.values(item.variants).flatMap((variant) => variant.mediaIds ?? []),
  ]);
}

import type { CampaignDraft } from '../../src-shared/domain/campaign.ts';
import type { Issue } from '../../src-shared/domain/problem.ts';
import type { CampaignPlan } from '../../src-shared/domain/schedule.ts';
import { planIssues } from '../../src-shared/planning/plan-issues.ts';
import { type PlanInput, planPosts } from '../../src-shared/planning/plan-posts.ts';
import type { PlanAccount, PlanItem } from '../../src-shared/planning/share-out.ts';
import type { Steps } from '../steps.ts';
import type { AccountFacts } from './campaign-facts.ts';
import { type Contents, contentsOf, type PostContent, PostWriter } from './post-content.ts';
import { inTurnOrder } from './turn-order.ts';

/** A post as it is going to be: with its texts filled in. `at`: epoch milliseconds, null for at once. */
export type Post = {
  readonly account: AccountFacts;
  readonly content: PostContent;
  readonly caption: string;
  readonly firstComment: string;
  readonly at: number | null;
  readonly localTime: string;
  readonly zone: string;
  readonly occurrence: string;
};

/** What is planned: of a campaign or a draft, for those accounts. */
export type Planning = {
  readonly draft: Pick<CampaignDraft, 'items' | 'plan' | 'fields'>;
  readonly accounts: readonly AccountFacts[];
  /** Nothing is planned before it. */
  readonly now: number;
  /** Recurring posts are planned whose time lies before it. */
  readonly until: number;
  readonly systemZone: string;
};

/** Ready to plan: accounts in their order, content by platform. */
export type Prepared = {
  readonly plan: CampaignPlan;
  readonly input: PlanInput;
  readonly accounts: readonly AccountFacts[];
  readonly contents: Contents;
  readonly writer: PostWriter;
};

/** Accounts turned into the planner's input in one step: some milliseconds. */
const window = 10_000;

/** Puts the accounts into their order and the content into its shape, once for all posts. */
export function* preparePlan({ draft, accounts, now, until, systemZone }: Planning): Steps<Prepared> {
  const ordered = yield* inTurnOrder(draft.plan, accounts);
  const contents = contentsOf(draft.items);
  const items = draft.items.map((_, index): PlanItem => ({
    skipOn: new Set([...contents].flatMap(([platform, all]) => (all.has(index) ? [] : [platform]))),
  }));
  const planned: PlanAccount[] = [];
  for (const account of ordered) {
    planned.push({
      id: account.id,
      uid: account.uid,
      platform: account.platform,
      zone: account.timezone ?? systemZone,
      lastUsedAt: account.lastUsedAt,
    });
    if (planned.length % window === 0) yield;
  }
  return {
    plan: { ...draft.plan, strategy: 'round_robin' },
    input: { items, accounts: planned, now, until },
    accounts: ordered,
    contents,
    writer: new PostWriter(draft.fields, draft.plan.seed),
  };
}

/**
 * Why something cannot be planned. Accounts of one platform and zone with the same posting times share their problems, so
 * that one of each is asked for where all post the same.
 */
export function* timeIssues({ plan, input }: Prepared): Steps<Issue[]> {
  if (plan.distribution === 'spread') return planIssues(plan, input);
  const own = plan.schedule.kind === 'slots' ? plan.schedule.accountSlots : {};
  const different = new Map<string, PlanAccount>();
  for (const [index, account] of input.accounts.entries()) {
    const key = `${account.platform} ${account.zone} ${own[account.id] === undefined ? '' : account.id}`;
    if (!different.has(key)) different.set(key, account);
    if (index % window === window - 1) yield;
  }
  return planIssues(plan, { ...input, accounts: [...different.values()] });
}

/** The posts, one by one, in the planner's order. */
export function* posts({ plan, input, accounts, contents, writer }: Prepared): Generator<Post, void> {
  for (const { account: index, item, at, localTime, zone, occurrence } of planPosts(plan, input)) {
    const account = accounts[index];
    const content = account === undefined ? undefined : contents.get(account.platform)?.get(item);
    if (account === undefined || content === undefined) continue;
    const { caption, firstComment } = writer.write(content, account, { localTime, occurrence });
    yield { account, content, caption, firstComment, at, localTime, zone, occurrence };
  }
}

/** Whether a recurring campaign posts again after what is planned. */
export function goesOn({ plan, input }: Prepared): boolean {
  return planPosts(plan, { ...input, now: input.until ?? 0, until: null }).next().done !== true;
}

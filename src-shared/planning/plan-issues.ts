import type { Issue } from '../domain/problem.ts';
import type { CampaignPlan } from '../domain/schedule.ts';
import { blackoutWeek, coversWeek } from './blackout.ts';
import type { PlanInput } from './plan-posts.ts';
import { countDue, ruleIssue } from './recurring-posts.ts';
import { type PlanAccount, type Share, shareOut, turnOrder } from './share-out.ts';
import { timetable, zoneOf } from './timetable.ts';

/** Why something of a plan cannot be planned, each sentence once; empty when `planPosts` gives everything. */
export function planIssues(plan: CampaignPlan, input: PlanInput): Issue[] {
  if (coversWeek(blackoutWeek(plan.blackouts)))
    return [
      { path: 'plan.blackouts', message: 'The blackout hours leave no time to post. Shorten one of them.' },
    ];
  const share = shareOf(plan, input);
  const issues = new Map<string, Issue>();
  for (const issue of [...untakenItems(input, share), ...timeIssues(plan, input, share)])
    issues.set(issue.message, issue);
  return [...issues.values()];
}

/** How many posts `planPosts` gives; null when they have no end, or so many that nobody counts them. */
export function countPosts(plan: CampaignPlan, input: PlanInput): number | null {
  if (coversWeek(blackoutWeek(plan.blackouts))) return 0;
  const { schedule } = plan;
  const share = shareOf(plan, input);
  if (schedule.kind === 'recurring') {
    const perZone = new Map<string, number>();
    for (const [index, account] of input.accounts.entries()) {
      const zone = zoneOf(plan, account);
      perZone.set(zone, (perZone.get(zone) ?? 0) + share(index).length);
    }
    return countDue(plan, schedule, perZone, { from: input.now, until: input.until ?? Infinity });
  }
  const table = timetable(plan, schedule, input.now);
  return counted(input, share).reduce(
    (sum, { account, count }) => sum + (table.problem(account, count) === null ? count : 0),
    0,
  );
}

function* timeIssues(plan: CampaignPlan, input: PlanInput, share: Share): Generator<Issue> {
  const { schedule } = plan;
  if (schedule.kind === 'recurring') {
    const zones = new Set(input.accounts.map((account) => zoneOf(plan, account)));
    const issue = ruleIssue(plan, schedule, [...zones], input.now);
    if (issue !== null) yield issue;
    return;
  }
  const table = timetable(plan, schedule, input.now);
  for (const { account, count } of counted(input, share)) {
    const issue = table.problem(account, count);
    if (issue !== null) yield issue;
  }
}

function* untakenItems({ items, accounts }: PlanInput, share: Share): Generator<Issue> {
  const untaken = new Set(items.keys());
  for (const index of accounts.keys()) {
    for (const item of share(index)) untaken.delete(item);
    if (untaken.size === 0) return;
  }
  if (accounts.length === 0) return;
  for (const item of untaken)
    yield {
      path: `items.${item}`,
      message: `Post ${item + 1} is skipped on the platforms of all chosen accounts. Take it out, or choose other accounts.`,
    };
}

function shareOf(plan: CampaignPlan, { items, accounts }: PlanInput): Share {
  return shareOut(plan.distribution, items, accounts, turnOrder(plan, accounts));
}

function counted({ accounts }: PlanInput, share: Share): { account: PlanAccount; count: number }[] {
  return accounts
    .map((account, index) => ({ account, count: share(index).length }))
    .filter(({ count }) => count > 0);
}

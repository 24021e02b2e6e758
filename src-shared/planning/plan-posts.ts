import type { CampaignPlan } from '../domain/schedule.ts';
import { blackoutWeek, coversWeek } from './blackout.ts';
import { dueIn, type ZoneAccounts } from './recurring-posts.ts';
import { remembered } from './remembered.ts';
import { type PlanAccount, type PlanItem, type Share, shareOut, turnOrder } from './share-out.ts';
import { type Moment, type Timetable, timetable, zoneOf } from './timetable.ts';
import { wallText, ZoneClock } from './wall-clock.ts';

/**
 * What is planned for whom. `now` (epoch milliseconds): nothing is planned before it. `until`: recurring posts are planned
 * whose occurrence lies before it, all when null; other schedules do not ask.
 */
export type PlanInput = {
  readonly items: readonly PlanItem[];
  readonly accounts: readonly PlanAccount[];
  readonly now: number;
  readonly until: number | null;
};

/**
 * One post of a plan. `account` and `item`: indexes into the input. `at`: epoch milliseconds, null for at once. `localTime`:
 * what the clock of `zone` shows then. `occurrence`: of a recurring post, the wall time of its rule, else empty.
 */
export type PlannedSlot = {
  readonly account: number;
  readonly item: number;
  readonly at: number | null;
  readonly localTime: string;
  readonly zone: string;
  readonly occurrence: string;
};

/**
 * The posts of a plan, one by one. The same input gives the same posts, and an account added at the end leaves the times of
 * the others as they are. What `planIssues` complains about is left out. A recurrence without end and without `until` never
 * ends. Order: every account's first post in turn, then every account's second …; occurrence by occurrence when recurring;
 * spread over a window, account by account.
 */
export function* planPosts(plan: CampaignPlan, input: PlanInput): Generator<PlannedSlot, void> {
  const { schedule } = plan;
  const order = turnOrder(plan, input.accounts);
  const share = shareOut(plan.distribution, input.items, input.accounts, order);
  if (coversWeek(blackoutWeek(plan.blackouts))) return;
  if (schedule.kind === 'recurring') {
    const window = { from: input.now, until: input.until ?? Infinity };
    const clockOf = remembered((zone: string) => new ZoneClock(zone));
    for (const { at, zone, occurrence, accounts } of dueIn(
      plan,
      schedule,
      byZone(plan, input, order),
      window,
    )) {
      const localTime = wallText(clockOf(zone).wallAt(at));
      for (const { account, item } of inTurns(accounts, share))
        yield { account, item, at, localTime, zone, occurrence };
    }
    return;
  }
  const table = timetable(plan, schedule, input.now);
  const turns = schedule.kind === 'spread' ? accountByAccount(order, share) : inTurns(order, share);
  let last = -1;
  let moments: readonly Moment[] = [];
  for (const { account, item, turn } of turns) {
    const facts = input.accounts[account];
    if (facts === undefined) continue;
    if (account !== last) moments = momentsOf(table, facts, share(account).length);
    last = account;
    const moment = moments[turn];
    if (moment !== undefined) yield { account, item, ...moment, zone: zoneOf(plan, facts), occurrence: '' };
  }
}

function momentsOf(table: Timetable, account: PlanAccount, count: number): readonly Moment[] {
  return table.problem(account, count) === null ? table.moments(account, count) : [];
}

type Turn = { readonly account: number; readonly item: number; readonly turn: number };

function* inTurns(order: readonly number[], share: Share): Generator<Turn> {
  for (let turn = 0, more = true; more; turn++) {
    more = false;
    for (const account of order) {
      const item = share(account)[turn];
      if (item === undefined) continue;
      more = true;
      yield { account, item, turn };
    }
  }
}

function* accountByAccount(order: readonly number[], share: Share): Generator<Turn> {
  for (const account of order)
    for (const [turn, item] of share(account).entries()) yield { account, item, turn };
}

function byZone(
  plan: CampaignPlan,
  { accounts }: PlanInput,
  order: readonly number[],
): readonly ZoneAccounts[] {
  const groups = new Map<string, number[]>();
  for (const account of order) {
    const facts = accounts[account];
    if (facts === undefined) continue;
    const zone = zoneOf(plan, facts);
    const group = groups.get(zone);
    if (group === undefined) groups.set(zone, [account]);
    else group.push(account);
  }
  return [...groups].map(([zone, members]) => ({ zone, accounts: members }));
}

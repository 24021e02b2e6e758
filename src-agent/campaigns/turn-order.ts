import type { CampaignPlan } from '../../src-shared/domain/schedule.ts';
import { randomFrom } from '../../src-shared/planning/random.ts';
import type { Steps } from '../steps.ts';
import type { AccountFacts } from './campaign-facts.ts';

/** Accounts ordered in one step: some milliseconds. */
const window = 5_000;

/**
 * The accounts in the order in which they get their turn, which is what `turnOrder` of the planner answers, but in short
 * steps: with `round_robin` the planner then takes them as they are.
 */
export function* inTurnOrder(
  { strategy, seed }: Pick<CampaignPlan, 'strategy' | 'seed'>,
  accounts: readonly AccountFacts[],
): Steps<readonly AccountFacts[]> {
  if (strategy === 'round_robin') return accounts;
  const keyOf = (account: AccountFacts) =>
    strategy === 'random'
      ? randomFrom(seed, 'turn', account.uid)()
      : (account.lastUsedAt ?? Number.NEGATIVE_INFINITY);
  const runs: Keyed[][] = [];
  for (let from = 0; from < accounts.length; from += window) {
    const some = accounts.slice(from, from + window).map((account) => ({ account, key: keyOf(account) }));
    runs.push(some.toSorted((one, other) => compare(one.key, other.key)));
    yield;
  }
  return yield* merged(runs);
}

type Keyed = { readonly account: AccountFacts; readonly key: number };

function* merged(runs: readonly Keyed[][]): Steps<AccountFacts[]> {
  const all: AccountFacts[] = [];
  const heads = runs.map((run) => ({ run, at: 0 }));
  for (;;) {
    let first: { head: { run: Keyed[]; at: number }; next: Keyed } | null = null;
    for (const head of heads) {
      const next = head.run[head.at];
      if (next !== undefined && (first === null || compare(next.key, first.next.key) < 0))
        first = { head, next };
    }
    if (first === null) return all;
    all.push(first.next.account);
    first.head.at += 1;
    if (all.length % window === 0) yield;
  }
}

function compare(one: number, other: number): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

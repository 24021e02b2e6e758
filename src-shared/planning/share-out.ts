import type { Platform } from '../domain/platform.ts';
import type { CampaignPlan } from '../domain/schedule.ts';
import { randomFrom } from './random.ts';

/** What planning needs to know of an account. `zone`: its own, resolved. `lastUsedAt`: epoch milliseconds, null for never. */
export type PlanAccount = {
  readonly id: number;
  readonly uid: string;
  readonly platform: Platform;
  readonly zone: string;
  readonly lastUsedAt: number | null;
};

/** What planning needs to know of an item: on which platforms it is not posted. */
export type PlanItem = { readonly skipOn: ReadonlySet<Platform> };

/** Indexes of the accounts in the order in which they get their turn. */
export function turnOrder(
  { strategy, seed }: Pick<CampaignPlan, 'strategy' | 'seed'>,
  accounts: readonly PlanAccount[],
): readonly number[] {
  const given = accounts.map((_, index) => index);
  if (strategy === 'round_robin') return given;
  const keys = Float64Array.from(accounts, (account) =>
    strategy === 'random'
      ? randomFrom(seed, 'turn', account.uid)()
      : (account.lastUsedAt ?? Number.NEGATIVE_INFINITY),
  );
  return given.toSorted((one, other) => compare(keys[one] ?? 0, keys[other] ?? 0) || one - other);
}

function compare(one: number, other: number): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Which items an account posts, by the account's index, in the order of the items. */
export type Share = (account: number) => readonly number[];

/**
 * Who posts what. `each_to_all`: every account every item that is not skipped on its platform. `spread`: each item goes to
 * one account that may take it, to the one with the fewest so far, among those to the first in `order`.
 */
export function shareOut(
  distribution: CampaignPlan['distribution'],
  items: readonly PlanItem[],
  accounts: readonly PlanAccount[],
  order: readonly number[],
): Share {
  if (distribution === 'each_to_all') return eachToAll(items, accounts);
  const shares = new Map<number, number[]>();
  const given = (account: number) => shares.get(account)?.length ?? 0;
  for (const [index, item] of items.entries()) {
    let taker: number | null = null;
    for (const account of order) {
      const platform = accounts[account]?.platform;
      if (platform === undefined || item.skipOn.has(platform)) continue;
      if (taker === null || given(account) < given(taker)) taker = account;
      if (given(taker) === 0) break;
    }
    if (taker !== null) shares.set(taker, [...(shares.get(taker) ?? []), index]);
  }
  return (account) => shares.get(account) ?? [];
}

function eachToAll(items: readonly PlanItem[], accounts: readonly PlanAccount[]): Share {
  const byPlatform = new Map<Platform, readonly number[]>();
  return (index) => {
    const platform = accounts[index]?.platform;
    if (platform === undefined) return [];
    const known = byPlatform.get(platform);
    if (known !== undefined) return known;
    const share = [...items.keys()].filter((item) => items[item]?.skipOn.has(platform) !== true);
    byPlatform.set(platform, share);
    return share;
  };
}

import { planPosts } from '../../src-shared/planning/plan-posts.ts';
import { platform as platforms } from '../../src-shared/domain/platform.ts';
import type { Steps } from '../steps.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { AccountFacts } from './campaign-facts.ts';
import type { CampaignParts } from './campaign-parts.ts';
import type { StoredCampaign } from './campaign-rows.ts';

/** Jobs read or planned in one step: some milliseconds. */
const window = 2_000;

/** A new time of a job. */
export type NewMoment = { readonly at: number; readonly localTime: string; readonly zone: string };

/** A job that waits and was not given a time by a person. */
type Waiting = { readonly id: number; readonly account_id: number; readonly item: number };

/**
 * New times, by job, for the posts that wait after the times of a plan were changed. Each account's waiting posts are planned
 * as if it had no others: accounts for which the same items are left are planned together. Posts that a person moved
 * (`local_time` differs from `plan_time`) keep their own time.
 */
export function* newMoments(
  parts: CampaignParts,
  { plan, items, lastRunId }: StoredCampaign,
  accounts: ReadonlyMap<number, AccountFacts>,
): Steps<Map<number, NewMoment>> {
  const now = parts.store.now();
  const jobs = new Map<number, Map<number, number>>();
  for (let after = 0; ;) {
    const rows = parts.store.all(plainSql<Waiting>(waiting, [lastRunId, after, window]));
    for (const { id, account_id: account, item } of rows)
      jobs.set(account, (jobs.get(account) ?? new Map<number, number>()).set(item, id));
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
    yield;
  }
  const groups = Map.groupBy(jobs.keys(), (account) =>
    [...(jobs.get(account)?.keys() ?? [])].toSorted((one, other) => one - other).join(','),
  );
  const moments = new Map<number, NewMoment>();
  for (const [left, ids] of groups) {
    const named = new Set(left.split(',').map(Number));
    const group = ids.flatMap((id) => accounts.get(id) ?? []);
    const input = {
      items: items.map((_, item) => ({ skipOn: new Set(named.has(item) ? [] : platforms.options) })),
      accounts: group.map((account) => ({ ...account, zone: account.timezone ?? parts.systemZone() })),
      now,
      until: null,
    };
    const each = { ...plan, distribution: 'each_to_all', strategy: 'round_robin' } as const;
    let planned = 0;
    for (const { account: index, item, at, localTime, zone } of planPosts(each, input)) {
      const job = jobs.get(group[index]?.id ?? 0)?.get(item);
      if (job !== undefined) moments.set(job, { at: at ?? now, localTime, zone });
      if (++planned % window === 0) yield;
    }
  }
  return moments;
}

const waiting = `SELECT id, account_id, item FROM job
  WHERE run_id = ? AND status = 'pending' AND attempts = 0 AND kind <> 'comment' AND local_time = plan_time AND id > ?
  ORDER BY id LIMIT ?`;

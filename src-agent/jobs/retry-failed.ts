import { sql, type SqlBool } from 'kysely';
import type { Steps } from '../steps.ts';
import type { Store } from '../store/store.ts';
import type { JobDecisions } from './decisions.ts';

/** Jobs put back in one step: some tens of milliseconds. */
const inOneStep = 100;

/** Which failed jobs: all conditions that are given have to hold. */
export type FailedJobs = {
  readonly runId?: number | undefined;
  readonly campaignId?: number | undefined;
  readonly accountId?: number | undefined;
};

/** Puts every failed job back in the queue that had failed when it was called; answers how many. */
export function* retryFailed(store: Store, decisions: JobDecisions, which: FailedJobs): Steps<number> {
  const began = store.now();
  let retried = 0;
  for (let after = 0; ;) {
    const ids = failedAfter(store, which, after, began);
    for (const id of ids) if (decisions.retry(id).ok) retried += 1;
    const last = ids.at(-1);
    if (last === undefined) return retried;
    after = last;
    yield;
  }
}

function failedAfter(store: Store, which: FailedJobs, after: number, began: number): number[] {
  let query = store.query
    .selectFrom('job')
    .select('id')
    .where(sql<SqlBool>`status = 'failed'`)
    .where('id', '>', after)
    .where('updated_at', '<=', began);
  if (which.runId !== undefined) query = query.where('run_id', '=', which.runId);
  if (which.campaignId !== undefined) query = query.where('campaign_id', '=', which.campaignId);
  if (which.accountId !== undefined) query = query.where('account_id', '=', which.accountId);
  return store.all(query.orderBy('id').limit(inOneStep)).map(({ id }) => id);
}

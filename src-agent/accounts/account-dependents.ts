import type { Steps } from '../steps.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';

/** What hangs on some accounts. */
export type Dependents = {
  readonly accounts: number;
  readonly campaigns: { id: number; name: string }[];
  readonly waitingPosts: number;
  readonly withHistory: number;
};

const inOneStep = 5_000;

/** Looks in short steps at what would miss those accounts. */
export function* dependentsOf(reader: Reader, ids: readonly number[]): Steps<Dependents> {
  const campaigns = new Map<number, string>();
  let waitingPosts = 0;
  let withHistory = 0;
  for (let from = 0; from < ids.length; from += inOneStep) {
    const some = [JSON.stringify(ids.slice(from, from + inOneStep))];
    for (const { id, name } of reader.all(plainSql<{ id: number; name: string }>(campaignsOf, some)))
      campaigns.set(id, name);
    waitingPosts += reader.get(plainSql<{ count: number }>(waitingOf, some))?.count ?? 0;
    withHistory += reader.get(plainSql<{ count: number }>(withJobs, some))?.count ?? 0;
    yield;
  }
  return {
    accounts: ids.length,
    campaigns: [...campaigns].map(([id, name]) => ({ id, name })).toSorted((one, other) => one.id - other.id),
    waitingPosts,
    withHistory,
  };
}

const campaignsOf = `SELECT id, name FROM campaign WHERE purpose = 'publish' AND id IN
  (SELECT campaign_id FROM json_each(?) AS asked JOIN campaign_account ON account_id = asked.value)`;
// Literal statuses, because the partial index is only used when SQLite can see them.
const waitingOf = `SELECT count(*) AS count FROM json_each(?) AS asked
  JOIN job ON job.account_id = asked.value AND job.status IN ('pending', 'retrying')`;
const withJobs = `SELECT count(*) AS count FROM json_each(?) AS asked
  WHERE EXISTS (SELECT 1 FROM job WHERE job.account_id = asked.value)`;

import { sql } from 'kysely';
import { accountName } from '../../src-shared/account-name.ts';
import { remembered } from '../../src-shared/planning/remembered.ts';
import type { Reader } from '../store/store.ts';
import type { JobRow } from './job-rows.ts';

/** What planned posts are held against. `perDay`: how many posts or stories that account may make a day. */
export type ConflictRules = {
  readonly perDay: (accountId: number, action: 'post' | 'story') => number;
};

type Planned = Pick<
  JobRow,
  'id' | 'account_id' | 'handle' | 'kind' | 'local_time' | 'status' | 'account_status' | 'archived_at'
>;

/** A sentence for each post that cannot happen as it is planned. Posts that began are past that. */
export function conflictsOf(
  reader: Reader,
  rows: readonly Planned[],
  rules: ConflictRules,
): Map<number, string> {
  const open = rows.filter(({ status }) => status === 'pending' || status === 'retrying');
  const crowded = crowdedDays(reader, open);
  // An account has many posts in a month and one limit.
  const limitOf = remembered((about: string) => {
    const [accountId, action] = about.split(' ');
    return rules.perDay(Number(accountId), action === 'story' ? 'story' : 'post');
  });
  const conflicts = new Map<number, string>();
  for (const row of open) {
    const sentence = accountConflict(row) ?? crowdConflict(row, crowded, limitOf);
    if (sentence !== null) conflicts.set(row.id, sentence);
  }
  return conflicts;
}

function accountConflict(row: Planned): string | null {
  const who = accountName(row.handle);
  if (row.archived_at !== null) return `${who} is in the archive. Take it out, or cancel this post.`;
  if (row.account_status === 'active') return null;
  return `${who} is not active now. This post waits until it is.`;
}

function crowdConflict(
  row: Planned,
  crowded: ReadonlyMap<string, number>,
  limitOf: (about: string) => number,
): string | null {
  const action = row.kind === 'story' ? 'story' : 'post';
  const planned = crowded.get(dayKey(row)) ?? 0;
  const limit = limitOf(`${row.account_id} ${action}`);
  if (planned <= limit) return null;
  return `${planned} ${action === 'story' ? 'stories' : 'posts'} are planned for ${accountName(row.handle)} on this day; its limit is ${limit}. Move some to another day.`;
}

function dayKey({ account_id, kind, local_time }: Planned): string {
  return `${account_id} ${kind === 'story' ? 'story' : 'post'} ${local_time.slice(0, 10)}`;
}

/** How many posts and stories each account has on each of the days that are shown, made or planned. */
function crowdedDays(reader: Reader, rows: readonly Planned[]): Map<string, number> {
  const wanted = [...new Set(rows.map((row) => `${row.account_id} ${row.local_time.slice(0, 10)}`))].map(
    (key) => key.split(' '),
  );
  const query = sql<{ account_id: number; action: 'post' | 'story'; day: string; count: number }>`
    SELECT job.account_id, iif(job.kind = 'story', 'story', 'post') AS action, value ->> 1 AS day, count(*) AS count
    FROM json_each(${JSON.stringify(wanted)}) CROSS JOIN job ON job.account_id = CAST(value ->> 0 AS INTEGER)
    WHERE substr(job.local_time, 1, 10) = value ->> 1 AND job.kind NOT IN ('comment', 'warmup') AND job.rehearsal = 0
      AND job.status NOT IN ('cancelled', 'failed')
    GROUP BY 1, 2, 3`;
  const counts = reader.all<{ account_id: number; action: string; day: string; count: number }>({
    compile: () => query.compile(reader.query),
  });
  return new Map(counts.map((row) => [`${row.account_id} ${row.action} ${row.day}`, row.count]));
}

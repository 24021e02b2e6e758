import { accountName } from '../../src-shared/account-name.ts';
import type { Steps } from '../steps.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';
import type { CampaignParts } from './campaign-parts.ts';
import type { Found } from './check-accounts.ts';
import type { Post } from './plan-campaign.ts';

const day = 24 * 60 * 60_000;

/** Posts looked at in one step: some milliseconds. */
const window = 1_000;

/**
 * Warns where an account would make more posts on one of its days than it may, and where it would post the same picture
 * with the same text twice within 24 hours; what other campaigns have planned for it counts too.
 */
export function* checkDays(
  parts: Pick<CampaignParts, 'store' | 'dailyLimit'>,
  posts: readonly Post[],
  now: number,
  { warnings }: Found,
): Steps<void> {
  const days = new ByAccount<number>();
  const times = new ByAccount<number[]>();
  const known = yield* plannedElsewhere(parts.store, posts, now);
  for (const { account_id: id, at, local_time: time, kind, media_json: files, caption } of known) {
    addDay(days, id, time, kind);
    addTime(times.of(id), `${id}\n${files}\n${caption}`, at);
  }
  const limits = { post: parts.dailyLimit('post'), story: parts.dailyLimit('story') };
  for (const [index, post] of posts.entries()) {
    const { account, content, caption, localTime } = post;
    const who = accountName(account.handle);
    const action = content.kind === 'story' ? 'story' : 'post';
    const count = addDay(days, account.id, localTime, content.kind);
    // Once a day: at the first that is too many.
    if (count === limits[action] + 1)
      warnings.add(
        'plan.schedule',
        `${who} would make more than ${limits[action]} ${action === 'story' ? 'stories' : 'posts'} on ${localTime.slice(0, 10)}, its limit for a day. The others wait.`,
      );
    const at = post.at ?? now;
    const key = `${account.id}\n${JSON.stringify(content.mediaIds)}\n${caption}`;
    if (
      times
        .of(account.id)
        .get(key)
        ?.some((other) => Math.abs(other - at) < day) === true
    )
      warnings.add(
        `items.${content.item}`,
        `${who} would post the same file with the same text twice within 24 hours, on ${localTime.slice(0, 10)}.`,
      );
    addTime(times.of(account.id), key, at);
    if ((index + 1) % window === 0) yield;
  }
}

/** Small maps in place of one that holds up everything whenever it grows. */
class ByAccount<Value> {
  readonly #maps = Array.from({ length: 256 }, () => new Map<string, Value>());

  of(accountId: number): Map<string, Value> {
    return this.#maps[accountId % this.#maps.length] ?? new Map<string, Value>();
  }
}

function addDay(all: ByAccount<number>, accountId: number, localTime: string, kind: string): number {
  const days = all.of(accountId);
  const key = `${accountId} ${localTime.slice(0, 10)} ${kind === 'story' ? 'story' : 'post'}`;
  const count = (days.get(key) ?? 0) + 1;
  days.set(key, count);
  return count;
}

function addTime(times: Map<string, number[]>, key: string, at: number): void {
  const known = times.get(key);
  if (known === undefined) times.set(key, [at]);
  else known.push(at);
}

type Elsewhere = {
  readonly account_id: number;
  readonly at: number;
  readonly local_time: string;
  readonly kind: string;
  readonly media_json: string;
  readonly caption: string;
};

/** What the same accounts posted or are about to post around that time. */
function* plannedElsewhere(reader: Reader, posts: readonly Post[], now: number): Steps<Elsewhere[]> {
  const found: Elsewhere[] = [];
  let from = now;
  let until = now;
  for (const post of posts) {
    from = Math.min(from, post.at ?? now);
    until = Math.max(until, post.at ?? now);
  }
  const around = [from - day, until + day];
  if (reader.get(plainSql(anyPlanned, around)) === undefined) return found;
  const accounts = [...new Set(posts.map(({ account }) => account.id))];
  for (let at = 0; at < accounts.length; at += window) {
    const some = JSON.stringify(accounts.slice(at, at + window));
    for (const row of reader.all(plainSql<Elsewhere>(planned, [some, ...around]))) found.push(row);
    yield;
  }
  return found;
}

const anyPlanned = 'SELECT 1 FROM job WHERE scheduled_at BETWEEN ? AND ? LIMIT 1';
const planned = `SELECT account_id, scheduled_at AS at, local_time, kind, media_json, caption
  FROM json_each(?) CROSS JOIN job ON job.account_id = value
  WHERE scheduled_at BETWEEN ? AND ? AND kind NOT IN ('comment', 'warmup') AND rehearsal = 0 AND status NOT IN ('failed', 'cancelled')`;

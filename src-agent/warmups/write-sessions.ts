import { uuidv7 } from 'uuidv7';
import { instantOf, wallTimeOf } from '../../src-shared/planning/wall-clock.ts';
import type { AccountFacts } from '../campaigns/campaign-facts.ts';
import { contentVersion } from '../campaigns/content-version.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Writer } from '../store/store.ts';

/** Failures that a session may have before it is given up. */
const maxRetries = 3;

/** A session planned for a time is begun within two hours of it, else a person is asked. */
const lateMs = 2 * 60 * 60_000;

/** When a session of an account is to begin: `at` (epoch milliseconds), which is `localTime` on the clock of `zone`. */
export type SessionTime = { readonly at: number; readonly localTime: string; readonly zone: string };

/** Now, or at a wall time on the account's own clock. */
export function sessionTime(
  { timezone }: Pick<AccountFacts, 'timezone'>,
  at: string | null,
  systemZone: string,
  now: number,
): SessionTime {
  const zone = timezone ?? systemZone;
  return at === null
    ? { at: now, localTime: wallTimeOf(now, zone), zone }
    : { at: instantOf(at, zone).instant, localTime: at, zone };
}

/** What sessions belong to. */
export type SessionsOf = {
  readonly runId: number;
  readonly campaign: { readonly id: number; readonly uid: string };
  readonly isTimed: boolean;
};

/** Writes one job: the session of one account. */
export function writeSession(
  tx: Writer,
  { runId, campaign, isTimed }: SessionsOf,
  accountId: number,
  { at, localTime, zone }: SessionTime,
  now: number,
): void {
  const version = contentVersion({
    campaignUid: campaign.uid,
    item: 0,
    kind: 'warmup',
    mediaIds: [],
    caption: '',
    occurrence: '',
  });
  tx.run(
    plainSql(insert, [
      uuidv7(),
      runId,
      campaign.id,
      accountId,
      at,
      localTime,
      localTime,
      zone,
      isTimed ? at + lateMs : null,
      version,
      maxRetries,
      at,
      now,
      now,
    ]),
  );
}

const insert = `INSERT INTO job (uid, run_id, campaign_id, account_id, delivery, status, kind, scheduled_at, local_time,
    plan_time, zone, not_after, caption, content_version, attempts, max_retries, due_at, created_at, updated_at)
  VALUES (?, ?, ?, ?, 'phone', 'pending', 'warmup', ?, ?, ?, ?, ?, '', ?, 0, ?, ?, ?, ?)`;

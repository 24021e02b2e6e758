import type { CampaignDraft } from '../../src-shared/domain/campaign.ts';
import type { AccountStatus } from '../../src-shared/domain/account.ts';
import type { DeviceState } from '../../src-shared/domain/device.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import type { AccountList } from '../accounts/account-list.ts';
import { selectedIds } from '../accounts/account-selection.ts';
import type { Steps } from '../steps.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';

/** Accounts read in one step: some milliseconds. */
const window = 2_000;

/** An account that takes part. */
export type AccountFacts = {
  readonly id: number;
  readonly uid: string;
  readonly platform: Platform;
  readonly handle: string;
  readonly displayName: string;
  readonly status: AccountStatus;
  readonly archivedAt: number | null;
  readonly timezone: string | null;
  readonly client: string | null;
  readonly lastUsedAt: number | null;
  readonly deviceId: number | null;
};

/** A phone that accounts are on. */
export type PhoneFacts = {
  readonly name: string;
  readonly state: DeviceState;
  readonly reason: string;
  readonly screenLocked: boolean;
  readonly isIphone: boolean;
};

/** What the store knows about who and what a campaign names. */
export type CampaignFacts = {
  /** Those that take part, in their order, each with its place in the draft's list. */
  readonly accounts: readonly AccountFacts[];
  /** Where an account of the draft's list was removed meanwhile. */
  readonly removed: readonly number[];
  /** Found by the filter, but in the archive or not active, which it does not ask for. */
  readonly leftOut: number;
  readonly phones: ReadonlyMap<number, PhoneFacts>;
};

/** Reads who takes part: the named accounts, or what the filter finds now. */
export function* readCampaignFacts(
  reader: Reader,
  list: AccountList,
  draft: Pick<CampaignDraft, 'accountIds' | 'accountFilter'>,
): Steps<CampaignFacts> {
  const { accountFilter: filter } = draft;
  const ids = filter === null ? draft.accountIds : yield* selectedIds(reader, list, { filter });
  const accounts: AccountFacts[] = [];
  const removed: number[] = [];
  let leftOut = 0;
  for (let from = 0; from < ids.length; from += window) {
    const some = ids.slice(from, from + window);
    const rows = reader.all(plainSql<AccountFacts>(readAccounts, [JSON.stringify(some)]));
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const [index, id] of some.entries()) {
      const account = byId.get(id);
      if (account === undefined) removed.push(from + index);
      else if (filter !== null && !takesPart(account)) leftOut += 1;
      else accounts.push(account);
    }
    yield;
  }
  return { accounts, removed, leftOut, phones: readPhones(reader) };
}

function takesPart({ status, archivedAt }: AccountFacts): boolean {
  return status === 'active' && archivedAt === null;
}

const readAccounts = `SELECT id, uid, platform, handle, display_name AS displayName, status, archived_at AS archivedAt,
  timezone, client, last_used_at AS lastUsedAt, device_id AS deviceId
  FROM account WHERE id IN (SELECT value FROM json_each(?))`;

function readPhones(reader: Reader): Map<number, PhoneFacts> {
  const rows = reader.all(
    reader.query.selectFrom('device').select(['id', 'name', 'state', 'reason', 'screen_locked', 'platform']),
  );
  return new Map(
    rows.map(({ id, name, state, reason, screen_locked: locked, platform }) => [
      id,
      { name, state, reason, screenLocked: locked === 1, isIphone: platform === 'ios' },
    ]),
  );
}

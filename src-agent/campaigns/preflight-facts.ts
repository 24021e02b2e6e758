import { sql } from 'kysely';
import type { CampaignDraft } from '../../src-shared/domain/campaign.ts';
import type { Store } from '../store/store.ts';
import type { AccountFacts, MediaFacts, PreflightFacts } from './preflight.ts';

/** Reads from the store what the check of a draft needs. */
export function readPreflightFacts(store: Store, draft: CampaignDraft): PreflightFacts {
  const accounts = new Map<number, AccountFacts>();
  for (const facts of readAccounts(store, draft.accountIds)) accounts.set(facts.id, facts);
  return { accounts, media: readMediaFacts(store, draft), date: localDate(store.now()) };
}

function readAccounts(store: Store, ids: readonly number[]): AccountFacts[] {
  const rows = store.all(
    store.query
      .selectFrom('account')
      .leftJoin('device', 'device.id', 'account.device_id')
      .select([
        'account.id',
        'account.platform',
        'account.handle',
        'account.display_name',
        'account.status',
        'account.archived_at',
        'device.name as device_name',
        'device.state as device_state',
        'device.reason as device_reason',
        'device.screen_locked',
      ])
      // As one value: a statement of its own for every number of accounts would be prepared and kept.
      .where(sql<boolean>`account.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`),
  );
  return rows.map((row) => ({
    id: row.id,
    platform: row.platform,
    handle: row.handle,
    displayName: row.display_name,
    status: row.status,
    archived: row.archived_at !== null,
    device:
      row.device_name === null || row.device_state === null
        ? null
        : {
            name: row.device_name,
            state: row.device_state,
            reason: row.device_reason ?? '',
            screenLocked: row.screen_locked === 1,
          },
  }));
}

function readMediaFacts(store: Store, draft: CampaignDraft): ReadonlyMap<number, MediaFacts> {
  const wanted = JSON.stringify(draft.items.flatMap((item) => item.mediaIds));
  const rows = store.all(
    store.query
      .selectFrom('media')
      .select(['id', 'file_name', 'kind', 'missing_at'])
      .where(sql<boolean>`id IN (SELECT value FROM json_each(${wanted}))`),
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { fileName: row.file_name, kind: row.kind, missing: row.missing_at !== null },
    ]),
  );
}

/** Today where the agent runs, as `2026-11-21`. */
function localDate(now: number): string {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

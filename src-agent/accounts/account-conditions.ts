import { literally } from '../store/like.ts';
import type { AccountFilter } from '../../src-shared/domain/account.ts';

/** A part of a statement with its values. */
export type Condition = { readonly text: string; readonly values: readonly unknown[] };

/** Which accounts; only `archived` has to be said, and says `no` where it is not. */
export type AccountQuery = { readonly [Key in keyof AccountFilter]?: AccountFilter[Key] | undefined };

/** How words are looked for: at the beginning of handles, which an index answers, or anywhere in what names an account. */
export type Search =
  | { readonly kind: 'none' }
  | { readonly kind: 'prefix' | 'anywhere'; readonly text: string };

/** The conditions of a filter by name. An empty list finds all accounts. */
export type Conditions = ReadonlyMap<ConditionName, Condition>;
export type ConditionName =
  | 'search'
  | 'prefix'
  | 'platform'
  | 'status'
  | 'tag'
  | 'client'
  | 'device'
  | 'proxy'
  | 'profile'
  | 'import'
  | 'none'
  | 'archived'
  | 'unarchived'
  | 'hidden';

/**
 * The filter as SQL. `hidden`: imports whose rows nobody sees. Conditions that are named for an index can be answered by
 * it; `none` (has no phone, …) cannot.
 */
export function conditionsOf(filter: AccountQuery, search: Search, hidden: readonly number[]): Conditions {
  const found = new Map<ConditionName, Condition>();
  const add = (name: ConditionName, text: string, ...values: unknown[]) => found.set(name, { text, values });
  if (filter.proxyId !== undefined && filter.proxyId !== 'none')
    add('proxy', 'account.proxy_id = ?', filter.proxyId);
  if (filter.deviceId !== undefined && filter.deviceId !== 'none')
    add('device', 'account.device_id = ?', filter.deviceId);
  if (filter.profileId !== undefined && filter.profileId !== 'none')
    add('profile', 'account.profile_id = ?', filter.profileId);
  if (filter.importId !== undefined) add('import', 'account.import_id = ?', filter.importId);
  if (filter.client !== undefined) add('client', "coalesce(account.client, '') = ?", filter.client);
  if (filter.tag !== undefined)
    add(
      'tag',
      'EXISTS (SELECT 1 FROM account_tag WHERE account_tag.account_id = account.id AND account_tag.tag = ?)',
      filter.tag,
    );
  if (filter.platform !== undefined) add('platform', 'account.platform = ?', filter.platform);
  if (filter.status !== undefined) add('status', 'account.status = ?', filter.status);
  if (search.kind === 'prefix')
    add('prefix', 'account.handle >= ? AND account.handle < ?', search.text, `${search.text}\u{10ffff}`);
  if (search.kind === 'anywhere') {
    const like = `%${literally(search.text)}%`;
    add('search', anywhere, like, like, like);
  }
  const missing = (['device', 'proxy', 'profile'] as const).filter((what) => filter[`${what}Id`] === 'none');
  if (missing.length > 0) add('none', missing.map((what) => `account.${what}_id IS NULL`).join(' AND '));
  if (filter.archived === undefined || filter.archived === 'no')
    add('unarchived', 'account.archived_at IS NULL');
  if (filter.archived === 'only') add('archived', 'account.archived_at IS NOT NULL');
  if (hidden.length > 0)
    add(
      'hidden',
      'coalesce(account.import_id, 0) NOT IN (SELECT value FROM json_each(?))',
      JSON.stringify(hidden),
    );
  return found;
}

const anywhere = String.raw`(account.handle LIKE ? ESCAPE '\' OR account.display_name LIKE ? ESCAPE '\'
  OR account.email LIKE ? ESCAPE '\')`;

/** The conditions joined, but for those that are met otherwise. */
export function whereOf(conditions: Conditions, ...more: readonly (Condition | null)[]): Condition {
  const all = [...conditions.values(), ...more].filter((each) => each !== null);
  return {
    text: all.length === 0 ? 'true' : all.map(({ text }) => text).join(' AND '),
    values: all.flatMap(({ values }) => values),
  };
}

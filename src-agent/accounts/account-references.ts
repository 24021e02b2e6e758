import type { Platform } from '../../src-shared/domain/platform.ts';
import type { Issue } from '../../src-shared/domain/problem.ts';
import { accountName } from '../../src-shared/account-name.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';

/** What an account may point at. Several at once for a change of many. */
export type References = {
  readonly deviceId?: number | null | undefined;
  readonly proxyId?: number | null | undefined;
  readonly profileId?: number | null | undefined;
  readonly proxyIds?: readonly number[] | undefined;
  readonly profileIds?: readonly number[] | undefined;
};

/** One issue, with its field, for each thing that is not there. */
export function missingReferences(reader: Reader, asked: References): Issue[] {
  const issues: Issue[] = [];
  const check = (path: string, table: keyof typeof words, ids: readonly (number | null | undefined)[]) => {
    const wanted = [...new Set(ids.filter((id) => id != null))];
    if (wanted.length === 0) return;
    const count = reader.get(plainSql<{ found: number }>(counting[table], [JSON.stringify(wanted)]));
    if ((count?.found ?? 0) < wanted.length) issues.push({ path, message: words[table] });
  };
  check('deviceId', 'device', [asked.deviceId]);
  check('proxyId', 'proxy', [asked.proxyId]);
  check('profileId', 'profile', [asked.profileId]);
  check('proxyIds', 'proxy', asked.proxyIds ?? []);
  check('profileIds', 'profile', asked.profileIds ?? []);
  return issues;
}

/** An issue when another account of the platform has that handle. */
export function takenHandle(
  reader: Reader,
  wanted: { readonly platform: Platform; readonly handle: string; readonly except?: number },
): Issue[] {
  const query = reader.query
    .selectFrom('account')
    .select('id')
    .where('platform', '=', wanted.platform)
    .where('handle', '=', wanted.handle)
    .where('id', '!=', wanted.except ?? 0);
  if (reader.get(query) === undefined) return [];
  return [{ path: 'handle', message: `${accountName(wanted.handle)} is already in the list.` }];
}

const counting = {
  device: 'SELECT count(*) AS found FROM device WHERE id IN (SELECT value FROM json_each(?))',
  proxy: 'SELECT count(*) AS found FROM proxy WHERE id IN (SELECT value FROM json_each(?))',
  profile: 'SELECT count(*) AS found FROM profile WHERE id IN (SELECT value FROM json_each(?))',
} as const;

const words = {
  device: 'That phone is not known any more. Choose another one.',
  proxy: 'That proxy is not known any more. Choose another one.',
  profile: 'That browser profile is not known any more. Choose another one.',
} as const;

import type { AccountFilter, AccountSelection } from '../../src-shared/domain/account.ts';
import type { ProxyFilter, ProxySelection } from '../../src-shared/domain/proxy.ts';
import { hiddenImports } from '../imports/hidden-imports.ts';
import { statement } from '../store/statement.ts';
import type { Reader } from '../store/store.ts';

/** A selection as the store sees it; `hidden`: imports whose rows nobody sees. */
function parameters(
  reader: Reader,
  selection: { readonly ids: readonly number[] } | { readonly filter: object },
): string {
  const all = 'ids' in selection ? { ids: selection.ids } : selection.filter;
  const search = 'search' in all && typeof all.search === 'string' ? all.search.replace(/^@/, '') : '';
  return JSON.stringify({ ...all, search: `%${search}%`, hidden: hiddenImports(reader) });
}

/** The ids of the accounts that are selected. */
export function selectAccounts(reader: Reader, selection: AccountSelection): number[] {
  const text = parameters(reader, selection);
  return reader.all(statement<{ id: number }>(accountIds, text)).map(({ id }) => id);
}

/** The ids of the proxies that are selected. */
export function selectProxies(reader: Reader, selection: ProxySelection): number[] {
  const text = parameters(reader, selection);
  return reader.all(statement<{ id: number }>(proxyIds, text)).map(({ id }) => id);
}

/** A condition that holds when the selection says nothing about it. */
const same = (column: string, name: keyof AccountFilter | keyof ProxyFilter) =>
  `(given.value->>'${name}' IS NULL OR ${column} = given.value->>'${name}')`;
const sameOrNone = (column: string, name: keyof AccountFilter) =>
  `(given.value->>'${name}' IS NULL OR ${column} IS nullif(given.value->>'${name}', 'none'))`;

const named = (column: string) =>
  `(given.value->'ids' IS NULL OR ${column} IN (SELECT value FROM json_each(given.value, '$.ids')))`;
const visible = (column: string) =>
  `(${column} IS NULL OR ${column} NOT IN (SELECT value FROM json_each(given.value, '$.hidden')))`;

const accountIds = `WITH given (value) AS (SELECT ?)
  SELECT account.id FROM given CROSS JOIN account WHERE ${named('account.id')} AND ${visible('account.import_id')}
    AND (account.handle LIKE given.value->>'search' OR display_name LIKE given.value->>'search' OR email LIKE given.value->>'search')
    AND ${same('platform', 'platform')} AND ${same('status', 'status')} AND ${same('client', 'client')}
    AND ${same('import_id', 'importId')} AND ${sameOrNone('device_id', 'deviceId')}
    AND ${sameOrNone('proxy_id', 'proxyId')} AND ${sameOrNone('profile_id', 'profileId')}
    AND (given.value->>'tag' IS NULL OR EXISTS (SELECT 1 FROM account_tag WHERE account_id = account.id AND tag = given.value->>'tag'))
    AND (given.value->'ids' IS NOT NULL OR coalesce(given.value->>'archived', 'no') = 'all'
      OR (archived_at IS NULL) = (coalesce(given.value->>'archived', 'no') = 'no'))
  ORDER BY account.id`;

const proxyIds = `WITH given (value) AS (SELECT ?)
  SELECT proxy.id FROM given CROSS JOIN proxy WHERE ${named('proxy.id')} AND ${visible('proxy.import_id')}
    AND (host LIKE given.value->>'search' OR label LIKE given.value->>'search' OR username LIKE given.value->>'search')
    AND ${same('status', 'status')} AND ${same('type', 'type')} AND ${same('protocol', 'protocol')}
    AND ${same('import_id', 'importId')}
    AND (given.value->>'used' IS NULL
      OR EXISTS (SELECT 1 FROM account WHERE account.proxy_id = proxy.id) = (given.value->>'used' = 'yes'))
  ORDER BY proxy.id`;

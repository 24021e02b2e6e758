import { type Account, loginTest } from '../../src-shared/domain/account.ts';
import type { ProxyStatus } from '../../src-shared/domain/proxy.ts';
import type { Row } from '../store/schema.ts';

/**
 * An account with the names of what hangs on it. `tags` and `secrets` are JSON: words, and
 * `["password", key id, 1 when damaged]`.
 */
export type AccountRow = Row<'account'> & {
  device_name: string | null;
  proxy_name: string | null;
  proxy_status: ProxyStatus | null;
  profile_name: string | null;
  tags: string;
  secrets: string;
};

/** What a row is read with, after `FROM account`; joins by key only, so that it costs little a row. */
export const accountColumns = `account.*, device.name AS device_name,
  coalesce(proxy.label, proxy.host || ':' || proxy.port) AS proxy_name, proxy.status AS proxy_status,
  profile.name AS profile_name,
  (SELECT json_group_array(tag) FROM account_tag WHERE account_id = account.id) AS tags,
  (SELECT json_group_array(json_array(name, key_id, damaged)) FROM secret
    WHERE owner_kind = 'account' AND owner_id = account.id) AS secrets`;
export const accountJoins = `LEFT JOIN device ON device.id = account.device_id
  LEFT JOIN proxy ON proxy.id = account.proxy_id
  LEFT JOIN profile ON profile.id = account.profile_id`;

/** What an account's answer needs besides its row. `opensKey`: whether secrets sealed with that key can be read. */
export type AccountSurroundings = {
  readonly opensKey: (keyId: number) => boolean;
  readonly browserOpen: (accountId: number) => boolean;
};

/** An account as the API answers it. */
export function toAccount(row: AccountRow, around: AccountSurroundings): Account {
  const secrets = row.secrets === '[]' ? [] : (JSON.parse(row.secrets) as [string, number, 0 | 1][]);
  return {
    id: row.id,
    uid: row.uid,
    platform: row.platform,
    handle: row.handle,
    handleKnown: !row.handle.includes('@'),
    displayName: row.display_name,
    email: row.email,
    status: row.status,
    statusReason: row.status_reason,
    statusBy: row.status_by,
    statusAt: time(row.status_at ?? row.created_at),
    cooldownUntil: timeOrNull(row.cooldown_until),
    deviceId: row.device_id,
    deviceName: row.device_name,
    proxyId: row.proxy_id,
    proxyName: row.proxy_name,
    proxyStatus: row.proxy_status,
    profileId: row.profile_id,
    profileName: row.profile_name,
    timezone: row.timezone,
    client: row.client,
    tags: row.tags === '[]' ? [] : (JSON.parse(row.tags) as string[]).toSorted(),
    notes: row.notes,
    hasPassword: secrets.some(([name]) => name === 'password'),
    hasCookies: secrets.some(([name]) => name === 'cookies'),
    secretsUnreadable: secrets.some(([, keyId, damaged]) => damaged === 1 || !around.opensKey(keyId)),
    login: row.login_json === null ? null : loginTest.parse(JSON.parse(row.login_json)),
    browserOpen: around.browserOpen(row.id),
    lastUsedAt: timeOrNull(row.last_used_at),
    archivedAt: timeOrNull(row.archived_at),
    createdAt: time(row.created_at),
    updatedAt: time(row.updated_at),
  };
}

function time(at: number): string {
  return new Date(at).toISOString();
}

function timeOrNull(at: number | null): string | null {
  return at === null ? null : time(at);
}

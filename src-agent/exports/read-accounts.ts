import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';
import type { ExportedThing } from './exports.ts';

type AccountRow = {
  id: number;
  uid: string;
  platform: string;
  handle: string;
  display_name: string;
  email: string | null;
  status: string;
  proxy_id: number | null;
  proxy: string | null;
  profile_id: number | null;
  profile: string | null;
  device: string | null;
  timezone: string | null;
  client: string | null;
  tags: string;
  notes: string;
};

/** Accounts as the import reads them, in the order of their ids. */
export function readAccounts(reader: Reader, ids: readonly number[]): ExportedThing[] {
  return reader
    .all(plainSql<AccountRow>(accounts, [JSON.stringify(ids)]))
    .map(({ id, uid, tags, ...row }) => ({
      id,
      uid,
      row: {
        ...row,
        handle: row.handle.includes('@') ? '' : row.handle,
        email: row.email ?? (row.handle.includes('@') ? row.handle : ''),
        tags: JSON.parse(tags) as string[],
      },
    }));
}

const accounts = `SELECT account.id, account.uid, account.platform, account.handle, account.display_name, account.email,
    account.status, account.proxy_id, coalesce(proxy.label, CASE WHEN instr(proxy.host, ':') > 0
      THEN '[' || proxy.host || ']:' || proxy.port ELSE proxy.host || ':' || proxy.port END) AS proxy,
    account.profile_id, profile.name AS profile, device.name AS device, account.timezone, account.client, account.notes,
    (SELECT json_group_array(tag) FROM account_tag WHERE account_id = account.id) AS tags
  FROM json_each(?) AS chosen CROSS JOIN account ON account.id = chosen.value
  LEFT JOIN proxy ON proxy.id = account.proxy_id
  LEFT JOIN profile ON profile.id = account.profile_id
  LEFT JOIN device ON device.id = account.device_id
  ORDER BY chosen.key`;

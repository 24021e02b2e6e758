import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';
import type { ExportedThing } from './exports.ts';

type ProxyRow = {
  id: number;
  uid: string;
  host: string;
  port: number;
  username: string;
  type: string;
  status: string;
  protocol: string;
  label: string | null;
};

/** Proxies as the import reads them, in the order of their ids. */
export function readProxies(reader: Reader, ids: readonly number[]): ExportedThing[] {
  return reader
    .all(plainSql<ProxyRow>(proxies, [JSON.stringify(ids)]))
    .map(({ id, uid, ...row }) => ({ id, uid, row }));
}

const proxies = `SELECT proxy.id, uid, host, port, username, proxy.type, status, protocol, label
  FROM json_each(?) AS chosen CROSS JOIN proxy ON proxy.id = chosen.value ORDER BY chosen.key`;

import { isIPv6 } from 'node:net';
import { sql } from 'kysely';
import type { Proxy } from '../../src-shared/domain/proxy.ts';
import { hiddenImports } from '../imports/hidden-imports.ts';
import type { Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';

/** A proxy as it is read: its row, and whether the vault keeps a password for it. */
export type ProxyRow = Row<'proxy'> & { readonly has_password: number };

/** All proxies that are shown; those of an import that is being added or taken back are not. */
export function shownProxies(reader: Reader) {
  const hidden = hiddenImports(reader);
  const all = reader.query.selectFrom('proxy');
  if (hidden.length === 0) return all;
  return all.where(
    sql<boolean>`(proxy.import_id IS NULL OR proxy.import_id NOT IN (SELECT value FROM json_each(${JSON.stringify(hidden)})))`,
  );
}

/** All that is answered of a proxy. */
export function withPassword(query: ReturnType<typeof shownProxies>) {
  return query
    .selectAll('proxy')
    .select(
      sql<number>`EXISTS (SELECT 1 FROM secret WHERE owner_kind = 'proxy' AND owner_id = proxy.id AND name = 'password')`.as(
        'has_password',
      ),
    );
}

/** What a proxy is called: its label, else `host:port`. */
export function proxyName({ label, host, port }: Pick<Row<'proxy'>, 'label' | 'host' | 'port'>): string {
  return label ?? `${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** A host as it is kept and compared: in small letters, an address of IPv6 without brackets. */
export function normalHost(host: string): string {
  return host.toLowerCase().replace(/^\[|\]$/g, '');
}

/** A row as the API answers it. */
export function toProxy(row: ProxyRow): Proxy {
  return {
    id: row.id,
    uid: row.uid,
    name: proxyName(row),
    label: row.label,
    host: row.host,
    port: row.port,
    protocol: row.protocol,
    type: row.type,
    username: row.username === '' ? null : row.username,
    hasPassword: row.has_password === 1,
    status: row.status,
    statusReason: row.status_reason,
    lastCheck:
      row.checked_at === null || row.outcome === null
        ? null
        : {
            at: new Date(row.checked_at).toISOString(),
            outcome: row.outcome,
            latencyMs: row.latency_ms,
            exitAddress: row.exit_address,
            detail: row.check_detail ?? '',
          },
    nextCheckAt: row.next_check_at === null ? null : new Date(row.next_check_at).toISOString(),
    failures: row.failures,
    accounts: row.account_count,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}

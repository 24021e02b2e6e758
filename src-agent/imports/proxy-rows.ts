import type { Steps } from '../steps.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader, Writer } from '../store/store.ts';
import type { Known } from './import-definition.ts';
import type { BatchTarget, ImportRows, RowBatch } from './import-rows.ts';

/** Proxies on their way into the store and back. */
export class ProxyRows implements ImportRows {
  readonly kind = 'proxies';
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  // oxlint-disable-next-line require-yield -- a row of proxies refers to nothing
  *known(): Steps<Known> {
    return { proxies: [], profiles: [], devices: [] };
  }

  taken(rows: string): number[] {
    return this.#reader.all(plainSql<{ key: number }>(takenRows, [rows])).map(({ key }) => key);
  }

  add(tx: Writer, { rows, count }: RowBatch, { importId, keyId, now }: BatchTarget): number[] {
    const { changes } = tx.run(plainSql(addProxies, [now, now, importId, rows]));
    tx.run(plainSql(addPasswords, [keyId, now, rows]));
    if (changes === count) return [];
    return tx.all(plainSql<{ row: number }>(notAdded, [rows])).map(({ row }) => row);
  }

  remove(tx: Writer, importId: number, most: number): number {
    tx.run(plainSql(removeSecrets, [importId, most]));
    return tx.run(plainSql(removeProxies, [importId, most])).changes;
  }

  /** What uses a proxy names it: there is nothing to remember. */
  useMark(): number {
    return 0;
  }

  used(importId: number, _mark: number, most = -1): number {
    return this.#reader.get(plainSql<{ count: number }>(usedProxies, [importId, most]))?.count ?? 0;
  }
}

const takenRows = `SELECT row.key FROM json_each(?) AS row WHERE EXISTS (SELECT 1 FROM proxy
  WHERE host = row.value->>1 AND port = row.value->>2 AND protocol = row.value->>3 AND username = row.value->>5)`;

const addProxies = `INSERT INTO proxy (label, host, port, protocol, type, username, status, uid, created_at, updated_at, import_id)
  SELECT row.value->>0, row.value->>1, row.value->>2, row.value->>3, row.value->>4, row.value->>5, row.value->>6,
    row.value->>7, ?, ?, ?
  FROM json_each(?) AS row WHERE true
  ON CONFLICT (host, port, protocol, username) DO NOTHING`;

const addPasswords = `INSERT INTO secret (owner_kind, owner_id, name, key_id, sealed, updated_at)
  SELECT 'proxy', proxy.id, 'password', ?, unhex(row.value->>10), ?
  FROM json_each(?) AS row CROSS JOIN proxy ON proxy.uid = row.value->>7
  WHERE row.value->>10 IS NOT NULL`;

const notAdded = `SELECT row.value->>8 AS row FROM json_each(?) AS row
  WHERE NOT EXISTS (SELECT 1 FROM proxy WHERE uid = row.value->>7)`;

const removable = `SELECT id FROM proxy WHERE import_id = ?
  AND NOT EXISTS (SELECT 1 FROM account WHERE account.proxy_id = proxy.id) ORDER BY id LIMIT ?`;
const removeSecrets = `DELETE FROM secret WHERE owner_kind = 'proxy' AND owner_id IN (${removable})`;
const removeProxies = `DELETE FROM proxy WHERE id IN (${removable})`;

const usedProxies = `SELECT count(*) AS count FROM (SELECT proxy.id FROM proxy
  WHERE import_id = ? AND EXISTS (SELECT 1 FROM account WHERE account.proxy_id = proxy.id) LIMIT ?)`;

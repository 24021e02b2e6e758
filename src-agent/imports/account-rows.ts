import { type Steps } from '../steps.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader, Writer } from '../store/store.ts';
import { hiddenImports } from './hidden-imports.ts';
import type { Known, KnownThing } from './import-definition.ts';
import type { BatchTarget, ImportRows, RowBatch } from './import-rows.ts';

const readAtOnce = 2000;

/** Accounts on their way into the store and back. */
export class AccountRows implements ImportRows {
  readonly kind = 'accounts';
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  *known(): Steps<Known> {
    const hidden = JSON.stringify(hiddenImports(this.#reader));
    const proxies: KnownThing[] = [];
    for (let after = 0; ;) {
      const rows = this.#reader.all(
        plainSql<{ id: number; label: string | null; host: string; port: number }>(someProxies, [
          after,
          hidden,
          readAtOnce,
        ]),
      );
      for (const { id, label, host, port } of rows)
        proxies.push({ id, names: proxyNames(label, host, port) });
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.id;
      yield;
    }
    const { query } = this.#reader;
    const named = ({ id, name }: { id: number; name: string }) => ({ id, names: [name.toLowerCase()] });
    const profiles = this.#reader.all(query.selectFrom('profile').select(['id', 'name'])).map(named);
    const devices = this.#reader.all(query.selectFrom('device').select(['id', 'name'])).map(named);
    return { proxies, profiles, devices };
  }

  taken(rows: string): number[] {
    return this.#reader.all(plainSql<{ key: number }>(takenRows, [rows])).map(({ key }) => key);
  }

  add(tx: Writer, { rows, count, tagged }: RowBatch, { importId, keyId, now }: BatchTarget): number[] {
    const { changes } = tx.run(plainSql(addAccounts, [now, now, now, now, importId, rows]));
    tx.run(plainSql(addPasswords, [keyId, now, rows]));
    tx.run(plainSql(addCookies, [keyId, now, rows]));
    if (tagged) tx.run(plainSql(addTags, [rows]));
    if (changes === count) return [];
    return tx.all(plainSql<{ row: number }>(notAdded, [rows])).map(({ row }) => row);
  }

  remove(tx: Writer, importId: number, most: number): number {
    tx.run(plainSql(removeSecrets, [importId, most]));
    return tx.run(plainSql(removeAccounts, [importId, most])).changes;
  }

  useMark(): number {
    return (
      this.#reader.get(plainSql<{ mark: number }>('SELECT coalesce(max(id), 0) AS mark FROM job'))?.mark ?? 0
    );
  }

  used(importId: number, mark: number, most = -1): number {
    return this.#reader.get(plainSql<{ count: number }>(usedAccounts, [mark, importId, most]))?.count ?? 0;
  }
}

/** How a row may name a proxy, in lower case. */
function proxyNames(label: string | null, host: string, port: number): string[] {
  const places = host.includes(':') ? [`[${host}]:${port}`, `${host}:${port}`] : [`${host}:${port}`];
  return [...places, ...(label === null ? [] : [label])].map((name) => name.toLowerCase());
}

const someProxies = `SELECT id, label, host, port FROM proxy
  WHERE id > ? AND coalesce(import_id NOT IN (SELECT value FROM json_each(?)), 1) ORDER BY id LIMIT ?`;

// An account without a handle has its e-mail in that place; a handle never has an @ in it.
const takenAlready = `EXISTS (SELECT 1 FROM account WHERE platform = row.value->>0 AND handle = row.value->>1)
  OR EXISTS (SELECT 1 FROM account WHERE platform = row.value->>0 AND email = row.value->>3
    AND (instr(handle, '@') > 0 OR row.value->>1 = row.value->>3))`;

const takenRows = `SELECT row.key FROM json_each(?) AS row WHERE ${takenAlready}`;

// What was deleted since the rows were checked is left out; what was taken since is refused. A rest that does not say how
// long it lasts ends after a day.
const addAccounts = `INSERT INTO account (platform, handle, display_name, email, status, device_id, proxy_id, profile_id,
    timezone, client, notes, uid, cooldown_until, status_by, status_at, created_at, updated_at, import_id)
  SELECT row.value->>0, row.value->>1, row.value->>2, row.value->>3, row.value->>4,
    (SELECT id FROM device WHERE id = row.value->>5), (SELECT id FROM proxy WHERE id = row.value->>6),
    (SELECT id FROM profile WHERE id = row.value->>7), row.value->>8, row.value->>9, row.value->>10, row.value->>11,
    CASE row.value->>4 WHEN 'cooldown' THEN ? + 86400000 END, 'import', ?, ?, ?, ?
  FROM json_each(?) AS row WHERE NOT (${takenAlready})
  ON CONFLICT (platform, handle) DO NOTHING`;

const addSecrets = (name: string, place: number) =>
  `INSERT INTO secret (owner_kind, owner_id, name, key_id, sealed, updated_at)
  SELECT 'account', account.id, '${name}', ?, unhex(row.value->>${place}), ?
  FROM json_each(?) AS row CROSS JOIN account ON account.uid = row.value->>11
  WHERE row.value->>${place} IS NOT NULL`;
const addPasswords = addSecrets('password', 14);
const addCookies = addSecrets('cookies', 15);

const addTags = `INSERT INTO account_tag (account_id, tag)
  SELECT account.id, tag.value
  FROM json_each(?) AS row CROSS JOIN account ON account.uid = row.value->>11 CROSS JOIN json_each(row.value, '$[13]') AS tag`;

const notAdded = `SELECT row.value->>12 AS row FROM json_each(?) AS row
  WHERE NOT EXISTS (SELECT 1 FROM account WHERE uid = row.value->>11)`;

const removable = `SELECT id FROM account WHERE import_id = ?
  AND NOT EXISTS (SELECT 1 FROM job WHERE job.account_id = account.id) ORDER BY id LIMIT ?`;
const removeSecrets = `DELETE FROM secret WHERE owner_kind = 'account' AND owner_id IN (${removable})`;
const removeAccounts = `DELETE FROM account WHERE id IN (${removable})`;

const usedAccounts = `SELECT count(*) AS count FROM (SELECT DISTINCT job.account_id FROM job
  JOIN account ON account.id = job.account_id WHERE job.id > ? AND account.import_id = ? LIMIT ?)`;

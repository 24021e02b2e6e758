import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { Accounts } from '../../src-agent/accounts/accounts.ts';
import type { AccountPageRequest } from '../../src-agent/accounts/account-list.ts';
import { openDatabase } from '../../src-agent/store/database.ts';
import { Store } from '../../src-agent/store/store.ts';
import { rootKeyOfThisRun } from '../../src-agent/vault/root-key.ts';
import { Secrets } from '../../src-agent/vault/secrets.ts';
import { VaultKeys } from '../../src-agent/vault/vault-keys.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { compare, type Measurement, percentile } from './measurement.ts';

const many = 1_000_000;
const rounds = 60;
const limit = 100;

/** A page as a screen asks for it, and the bare statement that reads the same rows. */
type Question = {
  readonly kind: string;
  readonly request: Omit<AccountPageRequest, 'limit'>;
  readonly where: string;
  readonly values: readonly unknown[];
  readonly from?: string;
};

/** One question of each kind in each round, with other values every time, so that neither side answers from memory. */
function* questions(round: number): Generator<Question> {
  const platform = (['instagram', 'threads', 'tiktok'] as const)[round % 3] ?? 'instagram';
  const status = (['active', 'cooldown', 'inactive'] as const)[round % 3] ?? 'active';
  yield {
    kind: 'platform and status',
    request: { platform, status, sort: 'handle' },
    where: 'account.platform = ? AND account.status = ?',
    values: [platform, status],
  };
  const client = `client ${(round * 37) % 500}`;
  yield {
    kind: 'client',
    request: { client, sort: 'handle' },
    where: "coalesce(account.client, '') = ?",
    values: [client],
  };
  const tag = `tag ${(round * 13) % 300}`;
  yield {
    kind: 'tag',
    request: { tag, sort: 'handle' },
    from: 'account_tag CROSS JOIN account ON account.id = account_tag.account_id',
    where: 'account_tag.tag = ?',
    values: [tag],
  };
  const search = `brand.${100 + round}`;
  yield {
    kind: 'search',
    request: { search, sort: 'handle' },
    from: 'account INDEXED BY account_by_handle',
    where: 'account.handle >= ? AND account.handle < ?',
    values: [search, `${search}\u{10ffff}`],
  };
}

/**
 * A filtered, ordered page of a million accounts as the API answers it (total, names, tags, times as text) against a prepared
 * statement that reads the rows and columns of that page. 95th percentile of both, asked in turn; the kind of question that does
 * worst is the figure, the others are told on standard error.
 */
export async function listAccounts(): Promise<Measurement> {
  using folder = temporaryFolder();
  const file = join(folder.path, 'switchyard.sqlite');
  const sqlite = await openDatabase(file);
  fill(sqlite);
  using store = new Store(sqlite);
  const secrets = new Secrets(store, new VaultKeys(store, rootKeyOfThisRun()));
  const accounts = new Accounts({ store, secrets, browserOpen: () => false });
  const statements = new Map<string, Database.Statement>();
  const samples = new Map<string, { readonly ours: number[]; readonly theirs: number[] }>();
  for (let round = -4; round < rounds; round += 1)
    for (const question of questions(round + 4)) {
      const ask = () => {
        const page = accounts.list({ ...question.request, limit });
        if (!page.ok) throw new Error(JSON.stringify(page.refusal));
        return page.value.items;
      };
      const sql = bare(question);
      const statement = statements.get(sql) ?? sqlite.prepare(sql);
      statements.set(sql, statement);
      // A screen that scrolls asks again: the total is counted once and kept until accounts change.
      ask();
      const [theirs, rows] = timed(() => statement.all(...question.values, limit + 1) as { id: number }[]);
      const [ours, items] = timed(ask);
      if (items.some(({ id }, index) => id !== rows[index]?.id)) throw new Error('the pages differ');
      if (round < 0) continue;
      const kept = samples.get(question.kind) ?? { ours: [], theirs: [] };
      kept.ours.push(ours);
      kept.theirs.push(theirs);
      samples.set(question.kind, kept);
    }
  const figures = [...samples].map(([kind, each]) => {
    const figure = compare('list_accounts', 'ms', each, 2, percentile(95));
    console.error(`By ${kind}: ${figure.value} ms against ${figure.baseline} ms, ${figure.ratio}.`);
    return figure;
  });
  return figures.reduce((worst, each) => (each.ratio > worst.ratio ? each : worst));
}

function bare({ where, from = 'account' }: Question): string {
  return `SELECT account.*, device.name AS device_name, proxy.label, proxy.host, proxy.port, proxy.status AS proxy_status,
      profile.name AS profile_name,
      (SELECT json_group_array(tag) FROM account_tag AS own WHERE own.account_id = account.id) AS tags,
      (SELECT json_group_array(json_array(name, key_id)) FROM secret
        WHERE owner_kind = 'account' AND owner_id = account.id) AS secrets
    FROM (SELECT account.id FROM ${from} WHERE ${where} AND account.archived_at IS NULL
      ORDER BY account.handle, account.id LIMIT ?) AS page
    CROSS JOIN account ON account.id = page.id LEFT JOIN device ON device.id = account.device_id LEFT JOIN proxy ON proxy.id = account.proxy_id
    LEFT JOIN profile ON profile.id = account.profile_id ORDER BY account.handle, account.id`;
}

function timed<Result>(act: () => Result): [number, Result] {
  const started = performance.now();
  const result = act();
  return [performance.now() - started, result];
}

/** A million accounts with proxies, tags, clients and passwords, as an agency's would be spread. */
function fill(sqlite: Database.Database): void {
  sqlite.exec(`BEGIN;
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
    INSERT INTO proxy (uid, label, host, port, protocol, type, status, created_at, updated_at)
    SELECT 'proxy-' || i, iif(i % 2, 'Proxy ' || i, NULL), '10.0.' || (i / 250) || '.' || (i % 250), 8000, 'http', 'mobile',
      'active', 0, 0 FROM n;
    INSERT INTO vault_key (id, root_id, wrapped, protection, keeper, saved_in, created_at)
      VALUES (1, 'bench', x'00', 'this_run', 'bench', 'browser', 0);
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})
    INSERT INTO account (uid, platform, handle, display_name, status, email, client, proxy_id, last_used_at, created_at,
      updated_at)
    SELECT 'uid-' || i, iif(i % 5 < 3, 'instagram', iif(i % 5 = 3, 'threads', 'tiktok')),
      'brand.' || ((i * 7919) % ${many}), 'Brand ' || i,
      iif(i % 20 < 16, 'active', iif(i % 20 < 18, 'cooldown', 'inactive')), 'mail' || i || '@example.com',
      iif(i % 10, 'client ' || ((i / 3) % 500), NULL), i % 2000 + 1, iif(i % 4, i * 1000, NULL), i, i FROM n;
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})
    INSERT INTO account_tag (account_id, tag) SELECT i, 'tag ' || ((i / 7) % 300) FROM n WHERE i % 2;
    INSERT INTO secret (owner_kind, owner_id, name, key_id, sealed, updated_at)
    SELECT 'account', id, 'password', 1, x'00', 0 FROM account WHERE id % 2;
    COMMIT`);
}

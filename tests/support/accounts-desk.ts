import { Accounts } from '../../src-agent/accounts/accounts.ts';
import { plainSql } from '../../src-agent/store/plain-sql.ts';
import type { Outcome } from '../../src-agent/outcome.ts';
import type { Store } from '../../src-agent/store/store.ts';
import { type RootKey, rootKeyOfThisRun } from '../../src-agent/vault/root-key.ts';
import { Secrets } from '../../src-agent/vault/secrets.ts';
import { VaultKeys } from '../../src-agent/vault/vault-keys.ts';
import { openTemporaryStore, type TemporaryStore } from './temporary-store.ts';

/** The accounts room on a store of its own. */
export type AccountsDesk = TemporaryStore & {
  readonly accounts: Accounts;
  /** Adds an account that has nothing but a handle, or what is said; answers its id. */
  add(handle: string, rest?: Partial<Parameters<Accounts['add']>[0]>): number;
  addProxy(name: string): number;
  /** One job of the account, which makes a history. */
  addPost(accountId: number): void;
  /** The same store with another root key, as after the keychain was lost. */
  withRootKey(key: RootKey): Accounts;
  run(sql: string, ...values: unknown[]): number;
};

/** Opens an empty accounts room. */
export async function openAccountsDesk(): Promise<AccountsDesk> {
  const room = await openTemporaryStore();
  const { store } = room;
  const run = (sql: string, ...values: unknown[]) =>
    store.write((tx) => tx.run(plainSql(sql, values))).insertedId;
  const accounts = accountsOn(store, rootKeyOfThisRun());
  return {
    ...room,
    accounts,
    run,
    add: (handle, rest = {}) =>
      valueOf(accounts.add({ platform: 'instagram', handle, displayName: handle, ...rest })).id,
    addProxy: (name) =>
      run(
        `INSERT INTO proxy (uid, label, host, port, protocol, type, status, created_at, updated_at)
        VALUES (?, ?, ?, 8000, 'http', 'mobile', 'active', 0, 0)`,
        name,
        name,
        `${name}.example`,
      ),
    addPost: (accountId) => {
      const media = run(`INSERT INTO media (uid, file_name, mime, bytes, width, height, sha256, created_at)
        VALUES (hex(randomblob(8)), 'a.png', 'image/png', 1, 1, 1, hex(randomblob(8)), 0)`);
      const campaign = run(`INSERT INTO campaign (uid, name, status, items_json, created_at, updated_at)
        VALUES (hex(randomblob(8)), 'Spring', 'running', '[]', 0, 0)`);
      run('INSERT INTO campaign_account VALUES (?, ?, 0)', campaign, accountId);
      const runId = run(
        "INSERT INTO run (uid, campaign_id, status, started_at) VALUES (hex(randomblob(8)), ?, 'running', 0)",
        campaign,
      );
      run(
        `INSERT INTO job (uid, run_id, campaign_id, account_id, delivery, status, media_id, caption, content_version,
          max_retries, due_at, created_at, updated_at)
        VALUES (hex(randomblob(8)), ?, ?, ?, 'phone', 'pending', ?, '', 'v', 3, 0, 0, 0)`,
        runId,
        campaign,
        accountId,
        media,
      );
    },
    withRootKey: (key) => accountsOn(store, key),
  };
}

function accountsOn(store: Store, key: RootKey): Accounts {
  const secrets = new Secrets(store, new VaultKeys(store, key));
  return new Accounts({ store, secrets, browserOpen: () => false });
}

/** The value of an outcome that is expected to be good. */
export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

import type { Reader, Writer } from '../store/store.ts';
import { seal, unseal } from './seal.ts';
import type { VaultKeys } from './vault-keys.ts';

/** Whose secret it is: a row of `account` or `proxy`. `uid` is bound into what is sealed. */
export type SecretOwner = { readonly kind: 'account' | 'proxy'; readonly id: number; readonly uid: string };
export type SecretName = 'password' | 'cookies';

/** A secret as it is found: there, never kept, or sealed with a key that is lost. */
export type FoundSecret =
  | { readonly state: 'found'; readonly plain: string }
  | { readonly state: 'none' }
  | { readonly state: 'unreadable' };

/** What a secret is bound to: moved to another row or name, it does not open. */
export function secretIdentity(owner: Pick<SecretOwner, 'kind' | 'uid'>, name: SecretName): string {
  return `${owner.kind}:${owner.uid}:${name}`;
}

/** The secrets of accounts and proxies: sealed in the store, opened only when they are needed. */
export class Secrets {
  readonly keys: VaultKeys;
  readonly #reader: Reader;

  constructor(reader: Reader, keys: VaultKeys) {
    this.#reader = reader;
    this.keys = keys;
  }

  read(owner: SecretOwner, name: SecretName): FoundSecret {
    const row = this.#reader.get(
      this.#reader.query
        .selectFrom('secret')
        .select(['key_id', 'sealed'])
        .where('owner_kind', '=', owner.kind)
        .where('owner_id', '=', owner.id)
        .where('name', '=', name),
    );
    if (row === undefined) return { state: 'none' };
    const key = this.keys.get(row.key_id);
    const plain = key === undefined ? null : unseal(key.bytes, secretIdentity(owner, name), row.sealed);
    return plain === null ? { state: 'unreadable' } : { state: 'found', plain: plain.toString('utf8') };
  }

  /** Keeps a secret in place of what was there; null removes it. */
  put(tx: Writer, owner: SecretOwner, name: SecretName, plain: string | null, now: number): void {
    if (plain === null) return this.remove(tx, owner, name);
    const { id, bytes } = this.keys.current;
    const sealed = seal(bytes, secretIdentity(owner, name), Buffer.from(plain, 'utf8'));
    tx.run(
      tx.query
        .insertInto('secret')
        .values({
          owner_kind: owner.kind,
          owner_id: owner.id,
          name,
          key_id: id,
          sealed,
          updated_at: now,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['owner_kind', 'owner_id', 'name'])
            .doUpdateSet({ key_id: id, sealed, updated_at: now }),
        ),
    );
  }

  /** Removes one secret of an owner, or all of them. */
  remove(tx: Writer, owner: Pick<SecretOwner, 'kind' | 'id'>, name?: SecretName): void {
    let query = tx.query
      .deleteFrom('secret')
      .where('owner_kind', '=', owner.kind)
      .where('owner_id', '=', owner.id);
    if (name !== undefined) query = query.where('name', '=', name);
    tx.run(query);
  }
}

import type { Store, Writer } from '../store/store.ts';
import { seal, unseal } from './seal.ts';
import type { VaultKeys } from './vault-keys.ts';

/** Whose secret it is: a row of `account`, `proxy` or `hub`. `uid` is bound into what is sealed. */
export type SecretOwner = {
  readonly kind: 'account' | 'proxy' | 'hub';
  readonly id: number;
  readonly uid: string;
};
export type SecretName = 'password' | 'cookies';

/** A secret as it is found: there, never kept, or not to be opened, because its key is lost or its bytes are damaged. */
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
  readonly #store: Store;

  constructor(store: Store, keys: VaultKeys) {
    this.#store = store;
    this.keys = keys;
  }

  /** Opens a secret. One that is found to be damaged is marked so, that its owner is asked to sign in again. */
  read(owner: SecretOwner, name: SecretName): FoundSecret {
    const row = this.#store.get(
      this.#store.query
        .selectFrom('secret')
        .select(['key_id', 'sealed', 'damaged'])
        .where('owner_kind', '=', owner.kind)
        .where('owner_id', '=', owner.id)
        .where('name', '=', name),
    );
    if (row === undefined) return { state: 'none' };
    const key = this.keys.get(row.key_id);
    if (key === undefined) return { state: 'unreadable' };
    const plain = unseal(key.bytes, secretIdentity(owner, name), row.sealed);
    if (plain !== null) return { state: 'found', plain: plain.toString('utf8') };
    if (row.damaged === 0) this.#store.write((tx) => markDamaged(tx, owner, name));
    return { state: 'unreadable' };
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
            .doUpdateSet({ key_id: id, sealed, updated_at: now, damaged: 0 }),
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

/** Notes that a secret does not open though its key is there, with the event that says so. */
export function markDamaged(tx: Writer, owner: Pick<SecretOwner, 'kind' | 'id'>, name: SecretName): void {
  tx.run(
    tx.query
      .updateTable('secret')
      .set({ damaged: 1 })
      .where('owner_kind', '=', owner.kind)
      .where('owner_id', '=', owner.id)
      .where('name', '=', name),
  );
  tx.append({
    type: 'vault.updated',
    message: `A secret cannot be opened, because its bytes are damaged: ${name} of ${owner.kind} ${owner.id}`,
    accountId: owner.kind === 'account' ? owner.id : null,
    data: { kind: owner.kind, id: owner.id, name },
  });
}

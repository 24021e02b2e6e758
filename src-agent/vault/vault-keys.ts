import { randomBytes } from 'node:crypto';
import type { Store, Writer } from '../store/store.ts';
import { type RootKey, rootKeyId } from './root-key.ts';
import { keyLength, seal, unseal } from './seal.ts';

/** A data key of the vault. */
export type DataKey = { readonly id: number; readonly bytes: Uint8Array };

const identity = 'switchyard data key';

/**
 * The data keys, each wrapped by a root key. The newest one that this run's root key opens is used for new secrets; where
 * there is none (first start, or the root key is another one) it is made. Keys that do not open stay as long as a secret
 * is sealed with them, for the day their root key is back.
 */
export class VaultKeys {
  readonly root: RootKey;
  readonly #store: Store;
  readonly #open = new Map<number, DataKey>();
  #current: DataKey;

  constructor(store: Store, root: RootKey) {
    this.#store = store;
    this.root = root;
    this.#current = store.write((tx) => {
      const usable = this.#openAll(tx);
      const current = usable ?? this.#make(tx);
      removeUnused(tx, current.id);
      return current;
    });
    this.#open.set(this.#current.id, this.#current);
  }

  /** The key new secrets are sealed with. */
  get current(): DataKey {
    return this.#current;
  }

  /** The key of that id; undefined when it cannot be opened. */
  get(id: number): DataKey | undefined {
    return this.#open.get(id);
  }

  /** Keys other than the current one that open: what is sealed with them waits to be sealed anew. */
  former(): DataKey[] {
    return [...this.#open.values()].filter(({ id }) => id !== this.#current.id);
  }

  /**
   * Makes a new current key and retires those that open, which go on opening what they sealed. `also` is done in the
   * same transaction.
   */
  renew(also: (tx: Writer) => void): void {
    this.#current = this.#store.write((tx) => {
      for (const { id } of this.#open.values())
        tx.run(
          tx.query
            .updateTable('vault_key')
            .set({ retired_at: this.#store.now() })
            .where('id', '=', id)
            .where('retired_at', 'is', null),
        );
      also(tx);
      return this.#make(tx);
    });
    this.#open.set(this.#current.id, this.#current);
  }

  /** Removes keys that no secret is sealed with. Only while no work may hold one to seal with. */
  removeUnused(): void {
    for (const id of this.#store.write((tx) => removeUnused(tx, this.#current.id))) this.#open.delete(id);
  }

  /** Opens what opens, and answers the newest that is not retired. What an older root key wraps is wrapped anew. */
  #openAll(tx: Writer): DataKey | undefined {
    let usable: DataKey | undefined;
    for (const row of tx.all(tx.query.selectFrom('vault_key').selectAll().orderBy('id'))) {
      const bytes = unseal(this.root.bytes, identity, row.wrapped) ?? this.#rewrap(tx, row.id, row.wrapped);
      if (bytes === null) continue;
      // A key file may have been moved.
      if (row.keeper !== this.root.keeper)
        tx.run(tx.query.updateTable('vault_key').set(this.#place()).where('id', '=', row.id));
      const key = { id: row.id, bytes };
      this.#open.set(row.id, key);
      if (row.retired_at === null) usable = key;
    }
    return usable;
  }

  #rewrap(tx: Writer, id: number, wrapped: Uint8Array): Buffer | null {
    for (const older of this.root.older ?? []) {
      const bytes = unseal(older, identity, wrapped);
      if (bytes === null) continue;
      tx.run(tx.query.updateTable('vault_key').set(this.#wrap(bytes)).where('id', '=', id));
      return bytes;
    }
    return null;
  }

  #make(tx: Writer): DataKey {
    const bytes = randomBytes(keyLength);
    const { insertedId } = tx.run(
      tx.query
        .insertInto('vault_key')
        .values({ ...this.#wrap(bytes), created_at: this.#store.now(), retired_at: null }),
    );
    return { id: insertedId, bytes };
  }

  #wrap(bytes: Uint8Array) {
    const wrapped = seal(this.root.bytes, identity, bytes);
    return { root_id: rootKeyId(this.root.bytes), wrapped, ...this.#place() };
  }

  /** Where its root key is: remembered for the day that one is not here. */
  #place() {
    const { protection, keeper, savedIn } = this.root;
    return { protection, keeper, saved_in: savedIn };
  }
}

/** Keys without secrets open nothing, whether they can be opened or not. Answers the ids of those it removed. */
function removeUnused(tx: Writer, current: number): number[] {
  const unused = tx.all(
    tx.query
      .selectFrom('vault_key')
      .select('id')
      .where('id', '!=', current)
      .where((where) =>
        where.not(
          where.exists(
            where.selectFrom('secret').select('key_id').whereRef('secret.key_id', '=', 'vault_key.id'),
          ),
        ),
      ),
  );
  for (const { id } of unused) tx.run(tx.query.deleteFrom('vault_key').where('id', '=', id));
  return unused.map(({ id }) => id);
}

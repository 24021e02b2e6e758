import { randomBytes } from 'node:crypto';
import type { Store, Writer } from '../store/store.ts';
import { type RootKey, rootKeyId } from './root-key.ts';
import { keyLength, seal, unseal } from './seal.ts';

/** A data key of the vault. */
export type DataKey = { readonly id: number; readonly bytes: Uint8Array };

const identity = 'switchyard data key';

/**
 * The data keys, each wrapped by a root key. The newest one that this run's root key opens is used for new secrets; where
 * there is none (first start, or the root key is another one) it is made. Keys that do not open stay, for the day they do.
 */
export class VaultKeys {
  readonly root: RootKey;
  readonly #store: Store;
  readonly #open = new Map<number, DataKey>();
  #current: DataKey;

  constructor(store: Store, root: RootKey) {
    this.#store = store;
    this.root = root;
    const rows = store.all(store.query.selectFrom('vault_key').selectAll().orderBy('id'));
    for (const row of rows) {
      const bytes = unseal(root.bytes, identity, row.wrapped);
      if (bytes !== null) this.#open.set(row.id, { id: row.id, bytes });
    }
    const usable = rows.filter((row) => row.retired_at === null && this.#open.has(row.id)).at(-1);
    const current = usable === undefined ? undefined : this.#open.get(usable.id);
    this.#current = current ?? store.write((tx) => this.#make(tx));
  }

  /** The key new secrets are sealed with. */
  get current(): DataKey {
    return this.#current;
  }

  /** The key of that id; undefined when it cannot be opened. */
  get(id: number): DataKey | undefined {
    return this.#open.get(id);
  }

  #make(tx: Writer): DataKey {
    const bytes = randomBytes(keyLength);
    const { insertedId } = tx.run(
      tx.query.insertInto('vault_key').values({
        root_id: rootKeyId(this.root.bytes),
        wrapped: seal(this.root.bytes, identity, bytes),
        created_at: this.#store.now(),
        retired_at: null,
      }),
    );
    const key = { id: insertedId, bytes };
    this.#open.set(key.id, key);
    return key;
  }
}

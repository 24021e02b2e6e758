import type { Store, Writer } from './store.ts';

/** Names of the settings and what is kept under each. */
export type Settings = {
  /** When the operator confirmed to own the accounts or to be allowed to manage them (ISO 8601). */
  ownershipConfirmedAt: string;
  /** The last change of the vault's key: when it began (ISO 8601), and whether every secret was sealed anew. */
  vaultRotation: { readonly startedAt: string; readonly finished: boolean };
};

/** Reads a setting; undefined when it was never written. */
export function readSetting<Key extends keyof Settings>(store: Store, key: Key): Settings[Key] | undefined {
  const row = store.get(store.query.selectFrom('setting').select('value').where('key', '=', key));
  return row === undefined ? undefined : (JSON.parse(row.value) as Settings[Key]);
}

/** Writes a setting. */
export function writeSetting<Key extends keyof Settings>(store: Store, key: Key, value: Settings[Key]): void {
  store.write((tx) => putSetting(tx, key, value));
}

/** Writes a setting together with what else the transaction does. */
export function putSetting<Key extends keyof Settings>(tx: Writer, key: Key, value: Settings[Key]): void {
  const text = JSON.stringify(value);
  tx.run(
    tx.query
      .insertInto('setting')
      .values({ key, value: text })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text })),
  );
}

import { sql } from 'kysely';
import type { Store, Writer } from '../store/store.ts';
import type { Steps } from '../steps.ts';
import { seal, unseal } from './seal.ts';
import { markDamaged, secretIdentity } from './secrets.ts';
import type { DataKey, VaultKeys } from './vault-keys.ts';

/** How many secrets are sealed anew in one transaction: a few milliseconds of work. */
const atOnce = 100;

/** How sealing anew went: damaged ones are left as they are. */
export type Resealed = { readonly sealed: number; readonly damaged: number };

/** Seals all that former keys sealed with the current one, a few in each step. It can end between any two. */
export function* resealAll(store: Store, keys: VaultKeys, tell: (done: number) => void): Steps<Resealed> {
  let sealed = 0;
  let damaged = 0;
  for (const former of keys.former()) {
    let after = 0;
    for (;;) {
      const rows = readSealed(store, former.id, after);
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.place;
      const opened = store.write((tx) => rows.filter((row) => reseal(tx, row, former, keys.current)).length);
      sealed += opened;
      damaged += rows.length - opened;
      tell(sealed);
      yield;
    }
  }
  return { sealed, damaged };
}

type SealedRow = ReturnType<typeof readSealed>[number];

/** By their place in the table, which stays when they are sealed anew: those that do not open are passed over. */
function readSealed(store: Store, keyId: number, after: number) {
  const place = sql<number>`secret.rowid`;
  return store.all(
    store.query
      .selectFrom('secret')
      .leftJoin('account', (join) =>
        join.on('owner_kind', '=', 'account').onRef('account.id', '=', 'secret.owner_id'),
      )
      .leftJoin('proxy', (join) =>
        join.on('owner_kind', '=', 'proxy').onRef('proxy.id', '=', 'secret.owner_id'),
      )
      .leftJoin('hub', (join) => join.on('owner_kind', '=', 'hub').onRef('hub.id', '=', 'secret.owner_id'))
      .select(['secret.owner_kind', 'secret.owner_id', 'secret.name', 'secret.sealed', 'secret.damaged'])
      .select(place.as('place'))
      .select(({ fn }) => fn.coalesce('account.uid', 'proxy.uid', 'hub.uid').as('uid'))
      .where('secret.key_id', '=', keyId)
      .where(place, '>', after)
      .orderBy(place)
      .limit(atOnce),
  );
}

function reseal(tx: Writer, row: SealedRow, former: DataKey, current: DataKey): boolean {
  if (row.uid === null) return false;
  const identity = secretIdentity({ kind: row.owner_kind, uid: row.uid }, row.name);
  const plain = unseal(former.bytes, identity, row.sealed);
  if (plain === null) {
    if (row.damaged === 0) markDamaged(tx, { kind: row.owner_kind, id: row.owner_id }, row.name);
    return false;
  }
  tx.run(
    tx.query
      .updateTable('secret')
      .set({ key_id: current.id, sealed: seal(current.bytes, identity, plain) })
      .where(sql<number>`rowid`, '=', row.place),
  );
  // Of no use to anybody from here on.
  plain.fill(0);
  return true;
}

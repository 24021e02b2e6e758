import { sql } from 'kysely';
import { accountName } from '../../src-shared/account-name.ts';
import type { SignInAgain } from '../../src-shared/domain/vault.ts';
import type { Reader } from '../store/store.ts';
import type { KeyPlace } from './lost-keys.ts';

/** How many secrets are sealed with each key, how many of them are damaged, and where the key is kept. */
export function countByKey(
  reader: Reader,
): { readonly keyId: number; readonly count: number; readonly damaged: number; readonly place: KeyPlace }[] {
  const rows = reader.all(
    reader.query
      .selectFrom('secret')
      .innerJoin('vault_key', 'vault_key.id', 'secret.key_id')
      .select(({ fn }) => [
        'secret.key_id',
        'vault_key.protection',
        'vault_key.keeper',
        'vault_key.saved_in',
        fn.countAll<number>().as('count'),
        fn.sum<number>('secret.damaged').as('damaged'),
      ])
      .groupBy('secret.key_id'),
  );
  return rows.map(({ key_id: keyId, protection, keeper, saved_in: savedIn, count, damaged }) => ({
    keyId,
    count,
    damaged,
    place: { protection, keeper, savedIn },
  }));
}

/** So many at most are named; the rest is a number. */
const named = 50;

/** Whose secrets are sealed with those keys, or are damaged: each once, by name of the first fifty. */
export function unreadableOwners(reader: Reader, keyIds: readonly number[]): SignInAgain[] {
  const lost = sql<number>`(SELECT value FROM json_each(${JSON.stringify(keyIds)}))`;
  const rows = reader.all(
    reader.query
      .selectFrom('secret')
      .leftJoin('account', (join) =>
        join.on('owner_kind', '=', 'account').onRef('account.id', '=', 'secret.owner_id'),
      )
      .leftJoin('proxy', (join) =>
        join.on('owner_kind', '=', 'proxy').onRef('proxy.id', '=', 'secret.owner_id'),
      )
      .leftJoin('hub', (join) => join.on('owner_kind', '=', 'hub').onRef('hub.id', '=', 'secret.owner_id'))
      .select(['owner_kind', 'owner_id', 'account.handle', 'proxy.label', 'proxy.host', 'proxy.port'])
      .select('hub.name as hub')
      .where((where) => where.or([where('key_id', 'in', lost), sql<boolean>`damaged = 1`]))
      .groupBy(['owner_kind', 'owner_id'])
      .orderBy('owner_kind')
      .orderBy('owner_id')
      .limit(named),
  );
  return rows.map(({ owner_kind: kind, owner_id: id, handle, label, host, port, hub }) => ({
    kind,
    id,
    name: hub ?? (handle === null ? (label ?? `${host ?? ''}:${port ?? ''}`) : accountName(handle)),
  }));
}

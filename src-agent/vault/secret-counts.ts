import { sql } from 'kysely';
import { accountName } from '../../src-shared/account-name.ts';
import type { SignInAgain } from '../../src-shared/domain/vault.ts';
import type { Reader } from '../store/store.ts';

/** How many secrets are sealed with each key, and how many of them are damaged. */
export function countByKey(
  reader: Reader,
): { readonly keyId: number; readonly count: number; readonly damaged: number }[] {
  return reader.all(
    reader.query
      .selectFrom('secret')
      .select(({ fn }) => [
        'key_id as keyId',
        fn.countAll<number>().as('count'),
        fn.sum<number>('damaged').as('damaged'),
      ])
      .groupBy('key_id'),
  );
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
      .select(['owner_kind', 'owner_id', 'account.handle', 'proxy.label', 'proxy.host', 'proxy.port'])
      .where((where) => where.or([where('key_id', 'in', lost), sql<boolean>`damaged = 1`]))
      .groupBy(['owner_kind', 'owner_id'])
      .orderBy('owner_kind')
      .orderBy('owner_id')
      .limit(named),
  );
  return rows.map(({ owner_kind: kind, owner_id: id, handle, label, host, port }) => ({
    kind,
    id,
    name: handle === null ? (label ?? `${host ?? ''}:${port ?? ''}`) : accountName(handle),
  }));
}

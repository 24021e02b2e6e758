import { sql } from 'kysely';
import type { ProxySelection, ProxyType } from '../../src-shared/domain/proxy.ts';
import type { Steps } from '../steps.ts';
import type { Store } from '../store/store.ts';
import { readCheckSettings } from './check/check-settings.ts';
import { type ProxyChange, statusColumns } from './proxies.ts';
import { idsOf, selectedProxies } from './proxy-selection.ts';

/** What may be changed of many proxies at once. */
export type BulkChange = {
  readonly type?: ProxyType | undefined;
  readonly status?: ProxyChange['status'];
};

/** Proxies changed in one step: some tens of milliseconds. */
const inOneStep = 1_000;

/** Proxies removed in one step: their accounts change with them. */
const removedInOneStep = 100;

/** Proxies whose history is removed in one step: each has up to two hundred checks. */
const historiesInOneStep = 20;

/** Changes many proxies in short steps, each with its event; answers how many. */
export function* changeMany(store: Store, selection: ProxySelection, change: BulkChange): Steps<number> {
  let changed = 0;
  for (const ids of idsOf(store, selection, inOneStep)) {
    store.write((tx) => {
      const now = store.now();
      const { changes } = tx.run(
        tx.query
          .updateTable('proxy')
          .set({
            ...(change.type === undefined ? {} : { type: change.type }),
            ...statusColumns(change.status, readCheckSettings(store).everyMinutes, now),
            updated_at: now,
          })
          .where(isAmong(ids)),
      );
      changed += changes;
      tx.append({
        type: 'proxy.bulk_changed',
        message: `${proxies(changes)} ${changes === 1 ? 'was' : 'were'} changed`,
        data: { changed: changes, ...change },
      });
    });
    yield;
  }
  return changed;
}

/** Removes many proxies in short steps; accounts that used them have none then. */
export function* removeMany(
  store: Store,
  selection: ProxySelection,
): Steps<{ removed: number; accountsWithout: number }> {
  const all = { removed: 0, accountsWithout: 0 };
  for (const ids of idsOf(store, selection, removedInOneStep)) {
    for (let from = 0; from < ids.length; from += historiesInOneStep) {
      const some = JSON.stringify(ids.slice(from, from + historiesInOneStep));
      const inSome = sql<boolean>`proxy_id IN (SELECT value FROM json_each(${some}))`;
      store.write((tx) => tx.run(tx.query.deleteFrom('proxy_check').where(inSome)));
      yield;
    }
    store.write((tx) => {
      const accounts =
        tx.get(
          selectedProxies(tx, { ids }).select(({ fn }) =>
            fn.sum<number | null>('proxy.account_count').as('used'),
          ),
        )?.used ?? 0;
      const { changes } = tx.run(tx.query.deleteFrom('proxy').where(isAmong(ids)));
      all.removed += changes;
      all.accountsWithout += accounts;
      const without =
        accounts === 0 ? '' : `; ${accounts} ${accounts === 1 ? 'account has' : 'accounts have'} none now`;
      tx.append({
        type: 'proxy.bulk_changed',
        message: `${proxies(changes)} ${changes === 1 ? 'was' : 'were'} removed${without}`,
        data: { removed: changes, accountsWithout: accounts },
      });
    });
    yield;
  }
  return all;
}

function isAmong(ids: readonly number[]) {
  return sql<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

function proxies(count: number): string {
  return count === 1 ? '1 proxy' : `${count} proxies`;
}

import type { AccountSelection } from '../../src-shared/domain/account.ts';
import type { ProxySelection } from '../../src-shared/domain/proxy.ts';
import type { AccountList } from '../accounts/account-list.ts';
import { selectedIds } from '../accounts/account-selection.ts';
import { accountsImport } from '../imports/accounts-import.ts';
import { proxiesImport } from '../imports/proxies-import.ts';
import { idsOf } from '../proxies/proxy-selection.ts';
import { doGently } from '../steps.ts';
import type { Store } from '../store/store.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { Exports } from './exports.ts';
import { readAccounts } from './read-accounts.ts';
import { readProxies } from './read-proxies.ts';

/** What the exports are built from. */
export type ExportRoomParts = {
  readonly store: Store;
  readonly keys: Pick<VaultKeys, 'get'>;
  readonly accountList: AccountList;
};

/** Proxies whose ids are read in one step. */
const inOneStep = 2_000;

/** Exports of accounts and of proxies: of what is selected, in the columns that the imports understand. */
export function exportRoom({ store, keys, accountList }: ExportRoomParts) {
  return {
    accounts: new Exports<AccountSelection>({
      store,
      keys,
      definition: accountsImport,
      select: (selection) => doGently(selectedIds(store, accountList, selection)),
      read: (ids) => readAccounts(store, ids),
    }),
    proxies: new Exports<ProxySelection>({
      store,
      keys,
      definition: proxiesImport,
      select: (selection) => Promise.resolve([...idsOf(store, selection, inOneStep)].flat()),
      read: (ids) => readProxies(store, ids),
    }),
  };
}

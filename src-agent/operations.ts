import { contract } from '../src-shared/contract/contract.ts';
import type { AccountSelection } from '../src-shared/domain/account.ts';
import type { ProxySelection } from '../src-shared/domain/proxy.ts';
import { Accounts } from './accounts/accounts.ts';
import { accountsApi } from './accounts/accounts-api.ts';
import { unanswered } from './api/unanswered.ts';
import { startRealTimer } from './devices/timers.ts';
import { accountExportApi, proxyExportApi } from './exports/exports-api.ts';
import { Exports } from './exports/exports.ts';
import { readAccounts } from './exports/read-accounts.ts';
import { readProxies } from './exports/read-proxies.ts';
import { selectAccounts, selectProxies } from './exports/select-things.ts';
import { AccountRows } from './imports/account-rows.ts';
import { accountsImport } from './imports/accounts-import.ts';
import { Imports } from './imports/imports.ts';
import { accountImportsApi, proxyImportsApi } from './imports/imports-api.ts';
import { proxiesImport } from './imports/proxies-import.ts';
import { ProxyRows } from './imports/proxy-rows.ts';
import type { Log } from './log.ts';
import { mediaApi } from './media/media-api.ts';
import { MediaLibrary } from './media/media-library.ts';
import type { Store } from './store/store.ts';
import { Tasks } from './tasks/tasks.ts';
import type { RootKey } from './vault/root-key.ts';
import { Secrets } from './vault/secrets.ts';
import { VaultKeys } from './vault/vault-keys.ts';
import { SavedViews } from './views/saved-views.ts';

/** What the things an operator manages are built from. */
export type OperationsParts = {
  readonly store: Store;
  readonly dataDir: string;
  readonly rootKey: RootKey;
  readonly log: Log;
  /** Where the program of the thread that reads files to import lies. */
  readonly importReader: URL;
};

/** Everything an operator manages: accounts, proxies, profiles, media, secrets, with their parts of the API. */
export function openOperations({ store, dataDir, rootKey, log, importReader }: OperationsParts) {
  const owned = new AsyncDisposableStack();
  const tasks = owned.use(new Tasks(store));
  const secrets = new Secrets(store, new VaultKeys(store, rootKey));
  const accounts = new Accounts(store);
  const importing = {
    store,
    tasks,
    keys: secrets.keys,
    log,
    startTimer: startRealTimer,
    reader: importReader,
  };
  const accountImports = owned.use(
    new Imports({ ...importing, definition: accountsImport, rows: new AccountRows(store) }),
  );
  const proxyImports = owned.use(
    new Imports({ ...importing, definition: proxiesImport, rows: new ProxyRows(store, () => null) }),
  );
  const exporting = { store, keys: secrets.keys };
  const accountExports = new Exports({
    ...exporting,
    definition: accountsImport,
    select: (selection: AccountSelection) => selectAccounts(store, selection),
    read: (ids) => readAccounts(store, ids),
  });
  const proxyExports = new Exports({
    ...exporting,
    definition: proxiesImport,
    select: (selection: ProxySelection) => selectProxies(store, selection),
    read: (ids) => readProxies(store, ids),
  });
  return {
    accounts,
    secrets,
    tasks,
    views: new SavedViews(store),
    api: {
      accounts: {
        ...accountsApi(accounts),
        export: accountExportApi(accountExports),
        imports: accountImportsApi(accountImports),
      },
      media: mediaApi(new MediaLibrary(store, dataDir)),
      profiles: unanswered(contract.profiles),
      proxies: {
        ...unanswered(contract.proxies),
        export: proxyExportApi(proxyExports),
        imports: proxyImportsApi(proxyImports),
      },
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

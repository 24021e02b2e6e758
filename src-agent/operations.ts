import { contract } from '../src-shared/contract/contract.ts';
import { Accounts } from './accounts/accounts.ts';
import { accountsApi } from './accounts/accounts-api.ts';
import { unanswered } from './api/unanswered.ts';
import type { Log } from './log.ts';
import { mediaApi } from './media/media-api.ts';
import { MediaLibrary } from './media/media-library.ts';
import type { Store } from './store/store.ts';
import { Tasks } from './tasks/tasks.ts';
import type { RootKey } from './vault/root-key.ts';
import { Secrets } from './vault/secrets.ts';
import { Vault } from './vault/vault.ts';
import { VaultKeys } from './vault/vault-keys.ts';
import { SavedViews } from './views/saved-views.ts';

/** What the things an operator manages are built from. */
export type OperationsParts = {
  readonly store: Store;
  readonly dataDir: string;
  readonly rootKey: RootKey;
  readonly log: Log;
};

/** Everything an operator manages: accounts, proxies, profiles, media, secrets, with their parts of the API. */
export function openOperations({ store, dataDir, rootKey }: OperationsParts) {
  const owned = new AsyncDisposableStack();
  const tasks = owned.use(new Tasks(store));
  const keys = new VaultKeys(store, rootKey);
  const secrets = new Secrets(store, keys);
  const vault = new Vault(store, keys, tasks);
  vault.resume();
  const accounts = new Accounts(store);
  return {
    accounts,
    secrets,
    tasks,
    vault,
    views: new SavedViews(store),
    api: {
      accounts: accountsApi(accounts),
      media: mediaApi(new MediaLibrary(store, dataDir)),
      profiles: unanswered(contract.profiles),
      proxies: unanswered(contract.proxies),
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

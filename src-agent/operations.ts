import { contract } from '../src-shared/contract/contract.ts';
import { Accounts } from './accounts/accounts.ts';
import { accountsApi } from './accounts/accounts-api.ts';
import { unanswered } from './api/unanswered.ts';
import { startRealTimer } from './devices/timers.ts';
import type { Log } from './log.ts';
import { mediaApi } from './media/media-api.ts';
import { MediaLibrary } from './media/media-library.ts';
import { openProxyRoom, realCheck } from './proxies/proxy-room.ts';
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
};

/** Everything an operator manages: accounts, proxies, profiles, media, secrets, with their parts of the API. */
export function openOperations({ store, dataDir, rootKey, log }: OperationsParts) {
  const owned = new AsyncDisposableStack();
  const tasks = owned.use(new Tasks(store));
  const secrets = new Secrets(store, new VaultKeys(store, rootKey));
  const accounts = new Accounts(store);
  const proxyRoom = owned.use(
    openProxyRoom({
      store,
      secrets,
      tasks,
      log,
      perform: realCheck(startRealTimer),
      startTimer: startRealTimer,
      random: Math.random,
    }),
  );
  return {
    accounts,
    secrets,
    tasks,
    views: new SavedViews(store),
    api: {
      accounts: accountsApi(accounts),
      media: mediaApi(new MediaLibrary(store, dataDir)),
      profiles: unanswered(contract.profiles),
      proxies: proxyRoom.api,
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

import { contract } from '../src-shared/contract/contract.ts';
import { Accounts } from './accounts/accounts.ts';
import { accountsApi } from './accounts/accounts-api.ts';
import { CooldownEnd } from './accounts/cooldown-end.ts';
import { takeBackUnfinished } from './accounts/bulk-undo.ts';
import type { PhoneLoginProbe } from './accounts/login-test.ts';
import { unanswered } from './api/unanswered.ts';
import type { StartTimer } from './devices/timers.ts';
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
  readonly startTimer: StartTimer;
  /** Looks on an account's phone whether it is signed in. */
  readonly phoneLogin: PhoneLoginProbe;
  readonly log: Log;
};

/** Everything an operator manages: accounts, proxies, profiles, media, secrets, with their parts of the API. */
export function openOperations({ store, dataDir, rootKey, startTimer, phoneLogin }: OperationsParts) {
  const owned = new AsyncDisposableStack();
  const tasks = owned.use(new Tasks(store));
  const secrets = new Secrets(store, new VaultKeys(store, rootKey));
  takeBackUnfinished(store);
  owned.use(new CooldownEnd(store, startTimer));
  const accounts = new Accounts({ store, secrets, browserOpen: () => false });
  return {
    accounts,
    secrets,
    tasks,
    views: new SavedViews(store),
    api: {
      accounts: accountsApi({ store, accounts, phoneLogin, browserLogin: null }),
      media: mediaApi(new MediaLibrary(store, dataDir)),
      profiles: unanswered(contract.profiles),
      proxies: unanswered(contract.proxies),
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

import { contract } from '../src-shared/contract/contract.ts';
import { Accounts } from './accounts/accounts.ts';
import { accountsApi } from './accounts/accounts-api.ts';
import { unanswered } from './api/unanswered.ts';
import { accountBrowserApi } from './browsers/account-browser-api.ts';
import { AccountBrowsers } from './browsers/account-browsers.ts';
import { startBrowserProcess } from './browsers/browser-process.ts';
import { browserLoginProbe } from './browsers/login-probe.ts';
import { findBrowserProgram, majorOf, rememberingFinder } from './browsers/browser-program.ts';
import { startRealTimer } from './devices/timers.ts';
import type { Log } from './log.ts';
import { mediaApi } from './media/media-api.ts';
import { MediaLibrary } from './media/media-library.ts';
import { howToGet } from './parts/how-to-get.ts';
import { Profiles } from './profiles/profiles.ts';
import { profilesApi } from './profiles/profiles-api.ts';
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
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Account browsers without windows: for tests. */
  readonly headlessBrowsers: boolean;
};

/** Everything an operator manages: accounts, proxies, profiles, media, secrets, with their parts of the API. */
export function openOperations(parts: OperationsParts) {
  const { store, dataDir, rootKey, log, environment } = parts;
  const owned = new AsyncDisposableStack();
  const tasks = owned.use(new Tasks(store));
  const secrets = new Secrets(store, new VaultKeys(store, rootKey));
  const accounts = new Accounts(store);
  const { platform } = process;
  const isRoot = process.getuid?.() === 0;
  const findProgram = rememberingFinder(() => findBrowserProgram(platform, environment));
  const browsers = owned.use(
    new AccountBrowsers({
      store,
      secrets,
      dataDir,
      findProgram,
      howToGet: howToGet(platform, isRoot).chromium,
      computer: { platform, isRoot, environment, startProcess: startBrowserProcess, proxyLoopback: false },
      startTimer: startRealTimer,
      log,
      headless: parts.headlessBrowsers,
      limit: 12,
    }),
  );
  const chromeMajor = async () => majorOf((await findProgram())?.version ?? null);
  return {
    accounts,
    browsers,
    browserLoginProbe: browserLoginProbe(browsers),
    secrets,
    tasks,
    views: new SavedViews(store),
    api: {
      accounts: { ...accountsApi(accounts), browser: accountBrowserApi(store, browsers) },
      media: mediaApi(new MediaLibrary(store, dataDir)),
      profiles: profilesApi(new Profiles(store, chromeMajor)),
      proxies: unanswered(contract.proxies),
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

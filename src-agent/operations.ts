import { Accounts } from './accounts/accounts.ts';
import { accountsApi } from './accounts/accounts-api.ts';
import { takeBackUnfinished } from './accounts/bulk-undo.ts';
import { CooldownEnd } from './accounts/cooldown-end.ts';
import type { PhoneLoginProbe } from './accounts/login-test.ts';
import { openBrowserRoom } from './browsers/browser-room.ts';
import { browserLoginProbe } from './browsers/login-probe.ts';
import type { StartTimer } from './devices/timers.ts';
import { exportRoom } from './exports/export-room.ts';
import { importReaderProgram, openImportRoom } from './imports/import-room.ts';
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
  readonly startTimer: StartTimer;
  /** Looks on an account's phone whether it is signed in. */
  readonly phoneLogin: PhoneLoginProbe;
  readonly log: Log;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Account browsers without windows: for tests. */
  readonly headlessBrowsers: boolean;
};

/** Everything an operator manages: accounts, proxies, profiles, media, secrets, with their parts of the API. */
export function openOperations(parts: OperationsParts) {
  const { store, dataDir, startTimer, log } = parts;
  const owned = new AsyncDisposableStack();
  const tasks = owned.use(new Tasks(store));
  const secrets = new Secrets(store, new VaultKeys(store, parts.rootKey));
  const proxyRoom = owned.use(
    openProxyRoom({
      store,
      secrets,
      tasks,
      log,
      perform: realCheck(startTimer),
      startTimer,
      random: Math.random,
    }),
  );
  const browserRoom = owned.use(openBrowserRoom({ ...parts, secrets, headless: parts.headlessBrowsers }));
  const { browsers } = browserRoom;

  takeBackUnfinished(store);
  owned.use(new CooldownEnd(store, startTimer));
  const accounts = new Accounts({ store, secrets, browserOpen: (id) => browsers.isOpen(id) });
  const imports = owned.use(
    openImportRoom({
      store,
      tasks,
      keys: secrets.keys,
      log,
      startTimer,
      reader: importReaderProgram,
      proxiesApplied: () => proxyRoom.schedule.wake(),
    }),
  );
  const exports = exportRoom({ store, keys: secrets.keys, accountList: accounts.rows });
  return {
    accounts,
    secrets,
    tasks,
    views: new SavedViews(store),
    api: {
      accounts: accountsApi({
        store,
        accounts,
        phoneLogin: parts.phoneLogin,
        browserLogin: browserLoginProbe(browsers),
        browser: browserRoom.api.browser,
        imports: imports.accounts,
        exports: exports.accounts,
      }),
      media: mediaApi(new MediaLibrary(store, dataDir)),
      profiles: browserRoom.api.profiles,
      proxies: proxyRoom.api({ imports: imports.proxies, exports: exports.proxies }),
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

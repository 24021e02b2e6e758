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
import { agentZone } from './limits/agent-zone.ts';
import { Limits } from './limits/limits.ts';
import type { Log } from './log.ts';
import { mediaWorkerProgram, openMedia } from './media/open-media.ts';
import { systemPoster } from './media/video-poster.ts';
import { isOnline } from './proxies/check/is-online.ts';
import { openProxyRoom, realCheck } from './proxies/proxy-room.ts';
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
  readonly startTimer: StartTimer;
  /** Looks on an account's phone whether it is signed in. */
  readonly phoneLogin: PhoneLoginProbe;
  readonly log: Log;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Account browsers without windows: for tests. */
  readonly headlessBrowsers: boolean;
};

/** Everything an operator manages: accounts, proxies, profiles, media, secrets, with their parts of the API. */
export async function openOperations(parts: OperationsParts) {
  const { store, startTimer, log } = parts;
  await using owned = new AsyncDisposableStack();
  const tasks = owned.use(new Tasks(store));
  const keys = new VaultKeys(store, parts.rootKey);
  const secrets = new Secrets(store, keys);
  const vault = new Vault(store, keys, tasks);
  vault.resume();
  const proxyRoom = owned.use(
    openProxyRoom({
      store,
      secrets,
      tasks,
      log,
      perform: realCheck(startTimer),
      isOnline,
      startTimer,
      random: Math.random,
    }),
  );
  const browserRoom = owned.use(openBrowserRoom({ ...parts, secrets, headless: parts.headlessBrowsers }));
  const { browsers } = browserRoom;

  takeBackUnfinished(store);
  owned.use(new CooldownEnd(store, startTimer));
  const accounts = new Accounts({ store, secrets, browserOpen: (id) => browsers.isOpen(id) });
  const limits = new Limits(
    store,
    agentZone(() => store.now()),
  );
  const accountsRemoved = () => browsers.forgetGone();
  const imports = owned.use(
    openImportRoom({
      store,
      tasks,
      keys,
      log,
      startTimer,
      reader: importReaderProgram,
      proxiesApplied: () => proxyRoom.schedule.wake(),
      accountsRemoved,
    }),
  );
  const exports = exportRoom({ store, keys, accountList: accounts.rows });
  const media = owned.use(
    await openMedia({
      ...parts,
      tasks,
      workerProgram: mediaWorkerProgram,
      drawPoster: systemPoster(parts.environment),
      scanAfter: 30_000,
      settle: 2_000,
      lookAgainAfter: 5_000,
    }),
  );
  const all = owned.move();
  return {
    accounts,
    limits,
    mediaReferences: media.references,
    secrets,
    tasks,
    vault,
    views: new SavedViews(store),
    api: {
      accounts: accountsApi({
        store,
        accounts,
        limits,
        phoneLogin: parts.phoneLogin,
        browserLogin: browserLoginProbe(browsers),
        browser: browserRoom.api.browser,
        accountsRemoved,
        imports: imports.accounts,
        exports: exports.accounts,
      }),
      media: media.api,
      profiles: browserRoom.api.profiles,
      proxies: proxyRoom.api({ imports: imports.proxies, exports: exports.proxies }),
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

import { contract } from '../src-shared/contract/contract.ts';
import { Accounts } from './accounts/accounts.ts';
import { accountsApi } from './accounts/accounts-api.ts';
import { unanswered } from './api/unanswered.ts';
import { startRealTimer } from './devices/timers.ts';
import type { Log } from './log.ts';
import { mediaWorkerProgram, openMedia } from './media/open-media.ts';
import { chromiumPoster } from './media/video-poster.ts';
import { isExecutable } from './parts/is-executable.ts';
import { chromiumCandidates } from './parts/program-places.ts';
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
};

/** Everything an operator manages: accounts, proxies, profiles, media, secrets, with their parts of the API. */
export async function openOperations({ store, dataDir, rootKey, log, environment }: OperationsParts) {
  await using owned = new AsyncDisposableStack();
  const tasks = owned.use(new Tasks(store));
  const secrets = new Secrets(store, new VaultKeys(store, rootKey));
  const accounts = new Accounts(store);
  const places = { platform: process.platform, env: environment };
  const media = owned.use(
    await openMedia({
      store,
      dataDir,
      tasks,
      log,
      startTimer: startRealTimer,
      workerProgram: mediaWorkerProgram,
      drawPoster: chromiumPoster(
        () => chromiumCandidates(places).find(isExecutable) ?? null,
        process.getuid?.() === 0,
      ),
      scanAfter: 30_000,
      settle: 2_000,
      lookAgainAfter: 5_000,
    }),
  );
  const all = owned.move();
  return {
    accounts,
    mediaReferences: media.references,
    secrets,
    tasks,
    views: new SavedViews(store),
    api: {
      accounts: accountsApi(accounts),
      media: media.api,
      profiles: unanswered(contract.profiles),
      proxies: unanswered(contract.proxies),
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

import type { StartTimer } from '../devices/timers.ts';
import type { Log } from '../log.ts';
import { howToGet } from '../parts/how-to-get.ts';
import { Profiles } from '../profiles/profiles.ts';
import { profilesApi } from '../profiles/profiles-api.ts';
import type { Store } from '../store/store.ts';
import type { Secrets } from '../vault/secrets.ts';
import { accountBrowserApi } from './account-browser-api.ts';
import { AccountBrowsers } from './account-browsers.ts';
import { startBrowserProcess } from './browser-process.ts';
import { findBrowserProgram, majorOf, rememberingFinder } from './browser-program.ts';

/** What profiles and account browsers are built from. */
export type BrowserRoomParts = {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly dataDir: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly startTimer: StartTimer;
  readonly log: Log;
  /** Without windows: for tests. */
  readonly headless: boolean;
};

/** Account browsers that may be open at a time: each takes some hundred megabytes of memory. */
const atOnce = 12;

/** The browser profiles and the account browsers, with their parts of the API. */
export function openBrowserRoom({ environment, ...parts }: BrowserRoomParts) {
  const owned = new AsyncDisposableStack();
  const { platform } = process;
  const isRoot = process.getuid?.() === 0;
  const findProgram = rememberingFinder(() => findBrowserProgram(platform, environment));
  const browsers = owned.use(
    new AccountBrowsers({
      ...parts,
      findProgram,
      howToGet: howToGet(platform, isRoot).chromium,
      computer: { platform, isRoot, environment, startProcess: startBrowserProcess, proxyLoopback: false },
      limit: atOnce,
    }),
  );
  const chromeMajor = async () => majorOf((await findProgram())?.version ?? null);
  return {
    browsers,
    api: {
      browser: accountBrowserApi(parts.store, browsers),
      profiles: profilesApi(new Profiles(parts.store, chromeMajor)),
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

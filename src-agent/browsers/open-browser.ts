import type { BrowserCookie } from './browser-cookies.ts';
import type { BrowserFolders } from './browser-folder.ts';
import type { BrowserPlan } from './browser-plan.ts';
import type { StartBrowserProcess } from './browser-process.ts';
import type { BrowserProgram } from './browser-program.ts';
import { browserEnvironment, browserPreferences, browserSwitches } from './browser-switches.ts';
import { startProxyRelay } from './proxy-relay.ts';
import { RunningBrowser } from './running-browser.ts';

/** The computer that browsers are opened on. */
export type BrowserComputer = {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly startProcess: StartBrowserProcess;
  /** Whether addresses of this computer go through an account's proxy as well: for tests. */
  readonly proxyLoopback: boolean;
};

/** An open browser with all that goes with it; disposing ends it and leaves no cookie in its folder. */
export type OpenBrowser = {
  readonly running: RunningBrowser;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Opens a browser with the account's own data, its proxy and the values of its profile. */
export async function openAccountBrowser(
  computer: BrowserComputer,
  program: BrowserProgram,
  folders: BrowserFolders,
  account: { readonly uid: string; readonly cookies: readonly BrowserCookie[]; readonly plan: BrowserPlan },
  headless: boolean,
): Promise<OpenBrowser> {
  const { uid, cookies, plan } = account;
  await using owned = new AsyncDisposableStack();
  const folder = await folders.prepare(uid, browserPreferences(plan.proxy !== null));
  owned.defer(() => folders.wipeCookies(uid));
  const relay = plan.proxy === null ? null : owned.use(await startProxyRelay(plan.proxy));
  const switches = browserSwitches(plan, {
    folder,
    headless,
    platform: computer.platform,
    isRoot: computer.isRoot,
    relayPort: relay?.port ?? null,
    proxyLoopback: computer.proxyLoopback,
  });
  const started = computer.startProcess(
    program.path,
    switches,
    browserEnvironment(computer.environment, plan),
  );
  const running = owned.use(await RunningBrowser.prepare(started, plan, relay, cookies));
  const all = owned.move();
  let ending: Promise<void> | null = null;
  // Whoever ends it a second time waits for the first as well.
  return { running, [Symbol.asyncDispose]: () => (ending ??= all.disposeAsync()) };
}

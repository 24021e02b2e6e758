import type { StartTimer } from '../devices/timers.ts';
import { errorFields, type Log } from '../log.ts';
import { conflict, done, type Outcome } from '../outcome.ts';
import type { Store } from '../store/store.ts';
import type { Secrets } from '../vault/secrets.ts';
import type { BrowserFolders } from './browser-folder.ts';
import type { BrowserProgram } from './browser-program.ts';
import { BrowserSession } from './browser-session.ts';
import { KeptCookies } from './kept-cookies.ts';
import { type BrowserComputer, openAccountBrowser } from './open-browser.ts';
import { type BrowserAccount, readPlan } from './read-account.ts';

/** What a session is started from. `howToGet`: the sentence that says how to get a browser. */
export type SessionSurroundings = {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly findProgram: () => Promise<BrowserProgram | null>;
  readonly howToGet: string;
  readonly computer: BrowserComputer;
  readonly startTimer: StartTimer;
  readonly log: Log;
};

/** A session with the browser it is one of, in words: “Chromium 150.0.7871.100”. */
export type StartedSession = { readonly session: BrowserSession; readonly browser: string };

/** Opens the account's browser and puts its cookies in, or says why that is not possible now. */
export async function startSession(
  around: SessionSurroundings,
  folders: BrowserFolders,
  account: BrowserAccount,
  headless: boolean,
): Promise<Outcome<StartedSession>> {
  const { store, secrets, computer, startTimer, log } = around;
  try {
    const plan = readPlan(store, secrets, account.id);
    if (!plan.ok) return plan;
    const program = await around.findProgram();
    if (program === null)
      return conflict('browser_missing', `Chrome or Chromium is needed for this. ${around.howToGet}`);
    if (!headless && !hasDesktop(computer))
      return conflict(
        'no_desktop',
        'There is no desktop here to open a window on. Start Switchyard where you can see its windows.',
      );
    const kept = new KeptCookies(store, secrets);
    const about = { uid: account.uid, cookies: kept.read(account), plan: plan.value };
    const open = await openAccountBrowser(computer, program, folders, about, headless);
    const session = new BrowserSession(open, {
      startTimer,
      log,
      keep: (cookies) => kept.keep(account, cookies),
    });
    return done({ session, browser: `${program.name} ${open.running.identity.version}` });
  } catch (error) {
    log.warn('an account browser did not open', { accountId: account.id, ...errorFields(error) });
    return conflict(
      'browser_failed',
      'The browser did not open. Check that it starts by itself, and that no other window uses this account’s data.',
    );
  }
}

function hasDesktop({ platform, environment }: BrowserComputer): boolean {
  return platform !== 'linux' || Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);
}

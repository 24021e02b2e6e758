import { z } from 'zod';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { platformHomes } from '../../src-shared/platform-homes.ts';
import type { AccountBrowsers } from './account-browsers.ts';
import { DevtoolsError } from './devtools-pipe.ts';
import { type HomeSeen, judgeLogin, type LoginFound, sessionCookie } from './login-rules.ts';
import type { RunningBrowser } from './running-browser.ts';

/** Asks an account's browser whether the account is signed in. */
export type BrowserLoginProbe = (account: {
  readonly id: number;
  readonly uid: string;
  readonly platform: Platform;
  readonly handle: string;
}) => Promise<LoginFound>;

/** Looks at the platform's home page, in the open browser or in one without a window. Nothing is clicked or typed. */
export function browserLoginProbe(
  browsers: AccountBrowsers,
  homes: Readonly<Record<Platform, string>> = platformHomes,
): BrowserLoginProbe {
  return async (account) => {
    const seen = await browsers.use(account.id, (browser) =>
      visitHome(browser, account.platform, homes[account.platform]),
    );
    if (!seen.ok) {
      const { refusal } = seen;
      return {
        state: 'unknown',
        evidence: ['message' in refusal ? refusal.message : 'The account is gone.'],
      };
    }
    if (seen.value === null)
      return {
        state: 'unknown',
        evidence: [
          `${new URL(homes[account.platform]).host} could not be reached. Check the network and the account’s proxy.`,
        ],
      };
    return judgeLogin(account, seen.value);
  };
}

async function visitHome(
  browser: RunningBrowser,
  platform: Platform,
  asked: string,
): Promise<HomeSeen | null> {
  const { pipe, targets } = browser;
  const { sessionId, targetId } = await targets.openPage('about:blank', 'behind');
  try {
    await browser.go(sessionId, asked);
    const arrived = z.string().parse(await browser.evaluate(sessionId, 'location.href'));
    const answer = await pipe.send('Network.getCookies', { urls: [arrived] }, sessionId);
    const cookieNames = cookieList.parse(answer).cookies.map(({ name }) => name);
    const links =
      sessionCookie(platform, cookieNames) === undefined
        ? []
        : z.array(z.string()).parse(await browser.evaluate(sessionId, readLinks));
    return { asked, arrived, cookieNames, links };
  } catch (error) {
    if (error instanceof DevtoolsError && error.message.includes('net::')) return null;
    throw error;
  } finally {
    pipe.tell('Target.closeTarget', { targetId });
  }
}

const cookieList = z.object({ cookies: z.array(z.object({ name: z.string() })) });

/** These pages build themselves after they are loaded: their navigation is waited for, for at most five seconds. */
const readLinks = `new Promise((resolve) => {
  const places = 'nav a[href], [role="navigation"] a[href], a[data-e2e="nav-profile"]';
  const links = () => [...document.querySelectorAll(places)].map((link) => new URL(link.href).pathname);
  const finish = () => { watch.disconnect(); resolve(links()); };
  const watch = new MutationObserver(() => { if (links().length > 3) finish(); });
  watch.observe(document, { childList: true, subtree: true });
  if (links().length > 3) finish(); else setTimeout(finish, 5000);
})`;

import type { Browser, remote as Remote } from 'webdriverio';
import { PhoneError } from '../phone-driver.ts';
import type { AppiumServer, AppiumUse } from './appium-host.ts';
import { deleteSession } from './delete-session.ts';

/** How a session on an Appium of our own is ended. */
type OwnSessionEnd = {
  readonly fetch: typeof fetch;
  /** How long the end of a session may take before Appium itself is ended, in milliseconds. */
  readonly endLimitMs: number;
};

/** When a session in the making is given up. */
type GivingUp = {
  /** Aborts when the Appium it is made on is gone. */
  readonly gone: AbortSignal;
  readonly signal: AbortSignal;
  readonly endLimitMs: number;
  /** Ends that Appium, or retires it. */
  readonly killHard: () => Promise<unknown>;
};

/** Opens a session on an Appium of our own; `limitMs` bounds its opening and each call. Throws what webdriverio throws. */
export async function createOn(
  { port, basePath }: AppiumServer,
  capabilities: Parameters<typeof Remote>[0]['capabilities'],
  limitMs: number,
): Promise<Browser> {
  // Loaded late: it is large, and an agent without phones never needs it.
  const { remote } = await import('webdriverio');
  return await remote({
    protocol: 'http',
    hostname: '127.0.0.1',
    port,
    path: basePath,
    logLevel: 'silent',
    connectionRetryCount: 0,
    connectionRetryTimeout: limitMs,
    capabilities,
  });
}

/**
 * Waits for a session in the making. It cannot be aborted: dropping the request would leave it on the phone, unseen. So
 * after an abort it gets as long as an end may take, then Appium is ended with it.
 */
export async function untilGivenUp<Value>(
  creating: Promise<Value>,
  { gone: serverGone, signal, endLimitMs, killHard }: GivingUp,
): Promise<Value> {
  const { promise: gone, reject } = Promise.withResolvers<never>();
  let timer: NodeJS.Timeout | undefined;
  const onGone = () => reject(new PhoneError('automation_lost', 'Appium ended while the session was opened'));
  const giveUp = async () => {
    await killHard();
    reject(new PhoneError('cancelled', 'the session was given up while it was opened'));
  };
  const onAbort = () => {
    timer = setTimeout(() => void giveUp(), endLimitMs);
  };
  serverGone.addEventListener('abort', onGone, { once: true });
  signal.addEventListener('abort', onAbort, { once: true });
  if (serverGone.aborted) onGone();
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([creating, gone]);
  } finally {
    clearTimeout(timer);
    serverGone.removeEventListener('abort', onGone);
    signal.removeEventListener('abort', onAbort);
  }
}

/**
 * Ends a session on an Appium of our own. When that does not return (a frozen phone, a dead adb server) Appium is ended with
 * everything it started, since a deletion that is still running would break the next session. Answers what became of it.
 */
export async function endOn(
  use: AppiumUse,
  browser: Browser,
  { fetch: ask, endLimitMs }: OwnSessionEnd,
): Promise<'ended' | 'retired'> {
  const { server } = use;
  if (server.gone.aborted) return 'ended';
  try {
    await deleteSession(browser, {
      fetch: ask,
      url: `http://127.0.0.1:${server.port}${server.basePath}/session/${browser.sessionId}`,
      signal: AbortSignal.any([AbortSignal.timeout(endLimitMs), server.gone]),
    });
    return 'ended';
  } catch {
    return await use.killHard();
  }
}

import type { Browser } from 'webdriverio';
import type { AdbClient } from '../adb/adb-client.ts';
import { AdbError } from '../adb/adb-error.ts';
import { type HeldLease, PhoneError } from '../phone-driver.ts';
import type { AppiumUse } from './appium-host.ts';
import { AppiumSession } from './appium-session.ts';
import { deleteSession } from './delete-session.ts';
import { explainFailure } from './phone-failure.ts';
import { sessionCapabilities } from './session-capabilities.ts';
import { reachByAdb } from './session-reach.ts';
import { removeForward } from './system-ports.ts';

const createLimit = 120_000;
const probeLimit = 2000;

/** What a session is opened with. Times in milliseconds. */
export type OpenSession = {
  readonly adb: AdbClient;
  readonly use: AppiumUse;
  readonly lease: HeldLease;
  readonly systemPort: number;
  readonly signal: AbortSignal;
  readonly readTimeoutMs: number;
  /** How long the end of a session may take before Appium itself is ended. */
  readonly endLimitMs: number;
  readonly fetch: typeof fetch;
  /**
   * Called once at the end: whether nothing of the session is left, or its Appium still tries to end it and may yet close
   * the port it was given.
   */
  readonly onEnded: (left: 'nothing' | 'a hanging end') => void;
};

/** Opens a session; when it fails or is aborted nothing of it is left. Throws PhoneError. */
export async function openSession(options: OpenSession): Promise<AppiumSession> {
  const { adb, lease, signal } = options;
  const explain = (error: unknown) => explainError(error, options);
  const given: { how: 'ended' | 'retired' } = { how: 'ended' };
  let browser: Browser;
  try {
    browser = await untilGivenUp(create(options), options, given);
  } catch (error) {
    const explained = await explain(error);
    await leave(options, given.how);
    throw explained;
  }
  const end = () => endSession(browser, options);
  const session = new AppiumSession({
    browser,
    reach: reachByAdb(adb, lease, signal),
    lease,
    signal,
    explain,
    end,
  });
  if (!signal.aborted) return session;
  await session[Symbol.asyncDispose]();
  throw new PhoneError('cancelled', 'the session was given up while it was opened');
}

async function create({ adb, use, lease, systemPort, readTimeoutMs }: OpenSession): Promise<Browser> {
  // Loaded late: it is large, and an agent without phones never needs it.
  const { remote } = await import('webdriverio');
  return await remote({
    protocol: 'http',
    hostname: '127.0.0.1',
    port: use.server.port,
    path: use.server.basePath,
    logLevel: 'silent',
    connectionRetryCount: 0,
    connectionRetryTimeout: createLimit,
    capabilities: sessionCapabilities({
      transport: lease.transport,
      adbPort: adb.port,
      systemPort,
      readTimeoutMs,
    }),
  });
}

/** What is left on this computer after a session; the forward of a dead Appium would stay for ever. */
async function leave(
  { adb, systemPort, use, onEnded }: OpenSession,
  how: 'ended' | 'retired' = 'ended',
): Promise<void> {
  await removeForward(adb, `tcp:${systemPort}`);
  onEnded(how === 'retired' && !use.server.gone.aborted ? 'a hanging end' : 'nothing');
}

/**
 * Ends a session. When that does not return (a frozen phone, a dead adb server) Appium is ended with everything it started, since a deletion that is still running would
 * break the next session.
 */
async function endSession(browser: Browser, options: OpenSession): Promise<void> {
  const { use, endLimitMs } = options;
  const { server } = use;
  let how: 'ended' | 'retired' = 'ended';
  try {
    if (server.gone.aborted) return;
    await deleteSession(browser, {
      fetch: options.fetch,
      url: `http://127.0.0.1:${server.port}${server.basePath}/session/${browser.sessionId}`,
      signal: AbortSignal.any([AbortSignal.timeout(endLimitMs), server.gone]),
    });
  } catch {
    how = await use.killHard();
  } finally {
    await leave(options, how);
  }
}

async function explainError(error: unknown, options: OpenSession): Promise<PhoneError> {
  if (error instanceof PhoneError) return error;
  const { adb, use, lease, signal } = options;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const meaning = explainFailure({
    name,
    message,
    aborted: signal.aborted,
    serverGone: use.server.gone.aborted,
    phone: await probe(adb, lease.transport),
  });
  return new PhoneError(meaning.code, meaning.message, { cause: withoutSecret(error, use.server.basePath) });
}

/** Whether adb can still run a command on the phone. */
async function probe(adb: AdbClient, transport: string): Promise<'answers' | 'silent' | 'gone'> {
  try {
    await adb.shell(transport, 'true', { timeoutMs: probeLimit });
    return 'answers';
  } catch (error) {
    if (!(error instanceof AdbError)) throw error;
    return error.code === 'timeout' ? 'silent' : 'gone';
  }
}

/** webdriverio's messages hold the address of the server, whose path is the key to the phones. */
function withoutSecret(error: unknown, secret: string): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.replaceAll(secret, '/…').slice(0, 2000);
}

/**
 * Waits for a session in the making. It cannot be aborted: dropping the request would leave it on the phone, unseen. So
 * after an abort it gets as long as an end may take, then Appium is ended with it.
 */
export async function untilGivenUp<Value>(
  creating: Promise<Value>,
  options: Pick<OpenSession, 'use' | 'signal' | 'endLimitMs'>,
  given: { how: 'ended' | 'retired' },
): Promise<Value> {
  const { use, signal, endLimitMs } = options;
  const { promise: gone, reject } = Promise.withResolvers<never>();
  let timer: NodeJS.Timeout | undefined;
  const onGone = () => reject(new PhoneError('automation_lost', 'Appium ended while the session was opened'));
  const giveUp = async () => {
    given.how = await use.killHard();
    reject(new PhoneError('cancelled', 'the session was given up while it was opened'));
  };
  const onAbort = () => {
    timer = setTimeout(() => void giveUp(), endLimitMs);
  };
  use.server.gone.addEventListener('abort', onGone, { once: true });
  signal.addEventListener('abort', onAbort, { once: true });
  if (use.server.gone.aborted) onGone();
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([creating, gone]);
  } finally {
    clearTimeout(timer);
    use.server.gone.removeEventListener('abort', onGone);
    signal.removeEventListener('abort', onAbort);
  }
}

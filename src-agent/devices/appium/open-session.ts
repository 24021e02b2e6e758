import type { Browser } from 'webdriverio';
import type { AdbClient } from '../adb/adb-client.ts';
import { AdbError } from '../adb/adb-error.ts';
import { type HeldLease, PhoneError } from '../phone-driver.ts';
import type { AppiumUse } from './appium-host.ts';
import { AppiumSession } from './appium-session.ts';
import { createOn, endOn, untilGivenUp } from './own-server.ts';
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
  const { adb, use, lease, signal, systemPort, readTimeoutMs, endLimitMs } = options;
  const explain = (error: unknown) => explainError(error, options);
  let how: 'ended' | 'retired' = 'ended';
  const killHard = async () => {
    how = await use.killHard();
  };
  const capabilities = sessionCapabilities({
    transport: lease.transport,
    adbPort: adb.port,
    systemPort,
    readTimeoutMs,
  });
  let browser: Browser;
  try {
    const creating = createOn(use.server, capabilities, createLimit);
    browser = await untilGivenUp(creating, { gone: use.server.gone, signal, endLimitMs, killHard });
  } catch (error) {
    const explained = await explain(error);
    await leave(options, how);
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

/** What is left on this computer after a session; the forward of a dead Appium would stay for ever. */
async function leave(
  { adb, systemPort, use, onEnded }: OpenSession,
  how: 'ended' | 'retired',
): Promise<void> {
  await removeForward(adb, `tcp:${systemPort}`);
  onEnded(how === 'retired' && !use.server.gone.aborted ? 'a hanging end' : 'nothing');
}

async function endSession(browser: Browser, options: OpenSession): Promise<void> {
  let how: 'ended' | 'retired' = 'ended';
  try {
    how = await endOn(options.use, browser, options);
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

import type { AdbClient } from './adb/adb-client.ts';
import { AdbError } from './adb/adb-error.ts';
import { shellWord } from './adb/shell-protocol.ts';
import type { AppiumHost } from './appium/appium-host.ts';
import { openSession } from './appium/open-session.ts';
import type { SystemPorts } from './appium/system-ports.ts';
import { type PhoneHealth, readHealth } from './health/phone-health.ts';
import { type MediaParts, pushMedia, removeMedia, removeStrays } from './media-on-phone.ts';
import { parseInstalledVersion } from './package-version.ts';
import { languageQuestion, parseLanguage } from './phone-language.ts';
import { type HeldLease, type PhoneDriver, PhoneError, type Phones } from './phone-driver.ts';

/** What phones are reached through. Times in milliseconds. */
export type AppiumPhonesParts = MediaParts & {
  readonly adb: AdbClient;
  readonly host: Pick<AppiumHost, 'use'>;
  readonly ports: SystemPorts;
  readonly fetch: typeof fetch;
  /** How long one call may take on the phone; 60 seconds on real phones. */
  readonly readTimeoutMs: number;
  /** How long the end of a session may take before Appium is ended. */
  readonly endLimitMs: number;
};

/** Phones through Appium for sessions and adb for files. */
export class AppiumPhones implements Phones {
  readonly #parts: AppiumPhonesParts;
  readonly #clearing = new WeakMap<HeldLease, Promise<void>>();

  constructor(parts: AppiumPhonesParts) {
    this.#parts = parts;
  }

  async open(lease: HeldLease, signal: AbortSignal): Promise<PhoneDriver> {
    const { adb, host, ports, readTimeoutMs, endLimitMs } = this.#parts;
    lease.assertHeld();
    const use = await host.use(signal);
    // What a killed agent left forwarded, before the first port is taken.
    await ports.removeLeftovers(adb).catch(ignoreAdb);
    const systemPort = await ports.take();
    const release = (left: 'nothing' | 'a hanging end') => {
      const giveBack = () => (systemPort === null ? undefined : ports.giveBack(systemPort));
      if (left === 'nothing') giveBack();
      else use.server.gone.addEventListener('abort', giveBack, { once: true });
      use[Symbol.dispose]();
    };
    if (systemPort === null) {
      release('nothing');
      throw new PhoneError('automation_lost', 'every port for phone sessions is taken');
    }
    return await openSession({
      adb,
      use,
      lease,
      systemPort,
      signal,
      readTimeoutMs,
      endLimitMs,
      fetch: this.#parts.fetch,
      onEnded: release,
    });
  }

  pushMedia(lease: HeldLease, localPath: string, fileName: string): Promise<string> {
    return this.#touch(lease, async () => {
      await this.#cleared(lease);
      return await pushMedia(this.#parts, lease.transport, localPath, fileName);
    });
  }

  removeMedia(lease: HeldLease, remotePath: string): Promise<void> {
    return this.#touch(lease, () => removeMedia(this.#parts, lease.transport, remotePath));
  }

  health(lease: HeldLease, signal: AbortSignal): Promise<PhoneHealth> {
    return this.#touch(lease, () => readHealth(this.#parts, lease.transport, signal));
  }

  appVersion(lease: HeldLease, packageName: string): Promise<string | null> {
    return this.#touch(lease, async () => {
      const command = `dumpsys package ${shellWord(packageName)}`;
      const { stdout } = await this.#parts.adb.shell(lease.transport, command);
      return parseInstalledVersion(stdout, packageName);
    });
  }

  language(lease: HeldLease, packageName: string): Promise<string | null> {
    return this.#touch(lease, async () => {
      const { stdout } = await this.#parts.adb.shell(lease.transport, languageQuestion(packageName));
      return parseLanguage(stdout);
    });
  }

  /** Before the first file of a lease: what earlier work could not take away again, because its phone was gone. */
  #cleared(lease: HeldLease): Promise<void> {
    const begun = this.#clearing.get(lease) ?? removeStrays(this.#parts, lease.transport);
    this.#clearing.set(lease, begun);
    return begun;
  }

  async #touch<Value>(lease: HeldLease, act: () => Promise<Value>): Promise<Value> {
    lease.assertHeld();
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof AdbError)) throw error;
      if (error.code === 'cancelled')
        throw new PhoneError('cancelled', 'the work on the phone was cancelled', { cause: error });
      if (error.code === 'timeout')
        throw new PhoneError('timeout', 'the phone did not answer in time', { cause: error });
      throw new PhoneError('device_lost', 'the phone is not connected any more', { cause: error });
    }
  }
}

function ignoreAdb(error: unknown): number {
  if (error instanceof AdbError) return 0;
  throw error;
}

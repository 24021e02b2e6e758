import type { Browser } from 'webdriverio';
import type { AppiumHost, AppiumUse } from '../appium/appium-host.ts';
import { deleteSession } from '../appium/delete-session.ts';
import { untilGivenUp } from '../appium/open-session.ts';
import {
  type HeldLease,
  type PhoneDriver,
  PhoneError,
  type Phones,
  type PhoneSystem,
} from '../phone-driver.ts';
import { iosCapabilities, type IosSessionChoice } from './ios-capabilities.ts';
import { explainIosFailure } from './ios-failure.ts';
import { IosSession } from './ios-session.ts';

const createLimit = 600_000;

/** What iPhones are reached through. `choiceOf` answers null for a phone that is not set up. */
export type IosPhonesParts = {
  readonly host: Pick<AppiumHost, 'use'>;
  readonly choiceOf: (udid: string) => IosSessionChoice | null;
  readonly fetch: typeof fetch;
  /** How long the end of a session may take before Appium is ended, in milliseconds. */
  readonly endLimitMs: number;
};

/** iPhones through Appium’s XCUITest driver. Files cannot be put into their photos from outside, which is said plainly. */
export class IosPhones implements Phones {
  readonly #parts: IosPhonesParts;

  constructor(parts: IosPhonesParts) {
    this.#parts = parts;
  }

  async open(lease: HeldLease, signal: AbortSignal): Promise<PhoneDriver> {
    const choice = this.#parts.choiceOf(lease.transport);
    if (choice === null) throw new PhoneError('device_lost', 'the iPhone is not set up for automation');
    lease.assertHeld();
    const use = await this.#parts.host.use(signal);
    const explain = (error: unknown) =>
      explainIosFailure(error, { aborted: signal.aborted, serverGone: use.server.gone.aborted });
    try {
      // Loaded late: it is large, and an agent without phones never needs it.
      const { remote } = await import('webdriverio');
      const creating = remote({
        protocol: 'http',
        hostname: '127.0.0.1',
        port: use.server.port,
        path: use.server.basePath,
        logLevel: 'silent',
        connectionRetryCount: 0,
        connectionRetryTimeout: createLimit,
        capabilities: iosCapabilities(choice),
      });
      const { endLimitMs } = this.#parts;
      const browser = await untilGivenUp(creating, { use, signal, endLimitMs }, { how: 'ended' });
      return new IosSession({
        browser,
        lease,
        signal,
        explain,
        end: () => this.#end(use, browser),
      });
    } catch (error) {
      use[Symbol.dispose]();
      throw explain(error);
    }
  }

  pushMedia(): Promise<string> {
    return Promise.reject(noFiles());
  }

  removeMedia(): Promise<void> {
    return Promise.reject(noFiles());
  }

  /** What an iPhone tells of itself needs a session. */
  health(): Promise<null> {
    return Promise.resolve(null);
  }

  /** The driver tells no versions without usbmuxd; an app that is not there fails when it is started. */
  appVersion(): Promise<string | null> {
    return Promise.resolve(null);
  }

  system(): PhoneSystem {
    return 'ios';
  }

  async #end(use: AppiumUse, browser: Browser): Promise<void> {
    const { port, basePath, gone } = use.server;
    try {
      if (gone.aborted) return;
      await deleteSession(browser, {
        fetch: this.#parts.fetch,
        url: `http://127.0.0.1:${port}${basePath}/session/${browser.sessionId}`,
        signal: AbortSignal.any([AbortSignal.timeout(this.#parts.endLimitMs), gone]),
      });
    } catch {
      await use.killHard();
    } finally {
      use[Symbol.dispose]();
    }
  }
}

function noFiles(): PhoneError {
  return new PhoneError('automation_lost', 'files cannot be put into the photos of an iPhone from outside');
}

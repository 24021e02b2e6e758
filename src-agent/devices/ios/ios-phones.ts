import type { Browser } from 'webdriverio';
import type { AppiumHost, AppiumUse } from '../appium/appium-host.ts';
import { createOn, endOn, untilGivenUp } from '../appium/own-server.ts';
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
      const browser = await untilGivenUp(createOn(use.server, iosCapabilities(choice), createLimit), {
        gone: use.server.gone,
        signal,
        endLimitMs: this.#parts.endLimitMs,
        killHard: () => use.killHard(),
      });
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
    try {
      await endOn(use, browser, this.#parts);
    } finally {
      use[Symbol.dispose]();
    }
  }
}

function noFiles(): PhoneError {
  return new PhoneError('automation_lost', 'files cannot be put into the photos of an iPhone from outside');
}

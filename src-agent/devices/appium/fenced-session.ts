import type { Browser } from 'webdriverio';
import { z } from 'zod';
import { type HeldLease, PhoneError } from '../phone-driver.ts';
import { untilAborted } from '../until-aborted.ts';

/** Name of an element's id in answers (W3C WebDriver, section 12). */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
const foundElement = z.object({ [elementKey]: z.string().min(1) });
const cancelled = 'the work on the phone was cancelled';

/** What an open session is made of. */
export type SessionParts = {
  readonly browser: Browser;
  readonly lease: HeldLease;
  /** Aborts when the caller gives up; the session is then ended and every call fails as `cancelled`. */
  readonly signal: AbortSignal;
  /** Turns whatever a call threw into a PhoneError. */
  readonly explain: (error: unknown) => PhoneError | Promise<PhoneError>;
  /** Ends the session on the phone, or the whole Appium when that hangs. */
  readonly end: () => Promise<void>;
};

/** An open session whose every call is made under the lease and fails as a PhoneError. It is ended once, at the latest by its signal. */
export class FencedSession implements AsyncDisposable {
  readonly #parts: SessionParts;
  readonly #onAbort: () => void;
  #ended: Promise<void> | null = null;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#onAbort = () => void this.#end();
    parts.signal.addEventListener('abort', this.#onAbort, { once: true });
    if (parts.signal.aborted) this.#onAbort();
  }

  /** The fence and the translation around every call that touches the phone. */
  async call<Value>(act: (browser: Browser) => Promise<Value>): Promise<Value> {
    const { browser, lease, signal } = this.#parts;
    if (signal.aborted) throw new PhoneError('cancelled', cancelled);
    if (this.#ended !== null) throw new PhoneError('automation_lost', 'the session on the phone has ended');
    lease.assertHeld();
    try {
      return await untilAborted(act(browser), signal, cancelled);
    } catch (error) {
      throw await this.#parts.explain(error);
    }
  }

  /** The id of the text field that has the focus. Throws PhoneError `timeout` where none has. */
  async focusedField(): Promise<string> {
    // webdriverio resolves with the error's body when an element is missing (isSuccessfulResponse in webdriver 9).
    const field = foundElement.safeParse(await this.call((browser) => browser.getActiveElement()));
    if (!field.success) throw new PhoneError('timeout', 'no text field has the focus');
    return field.data[elementKey];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#parts.signal.removeEventListener('abort', this.#onAbort);
    await this.#end();
  }

  #end(): Promise<void> {
    this.#ended ??= this.#parts.end();
    return this.#ended;
  }
}

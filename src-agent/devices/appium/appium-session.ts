import type { Browser } from 'webdriverio';
import { z } from 'zod';
import { type HeldLease, type PhoneDriver, PhoneError, type Point } from '../phone-driver.ts';
import type { SessionReach } from './session-reach.ts';
import { untilAborted } from '../until-aborted.ts';
import { longPressGesture, swipeGesture, tapGesture } from './gestures.ts';

/** Name of an element's id in answers (W3C WebDriver, section 12). */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
const cancelled = 'the work on the phone was cancelled';
const foundElement = z.object({ [elementKey]: z.string().min(1) });
const missingElement = z.object({ error: z.string() });

/** What an open session is made of. */
export type SessionParts = {
  readonly browser: Browser;
  readonly reach: SessionReach;
  readonly lease: HeldLease;
  /** Aborts when the caller gives up; the session is then ended and every call fails as `cancelled`. */
  readonly signal: AbortSignal;
  /** Turns whatever a call threw into a PhoneError. */
  readonly explain: (error: unknown) => Promise<PhoneError>;
  /** Ends the session on the phone, or the whole Appium when that hangs. */
  readonly end: () => Promise<void>;
};

/**
 * One session on one phone through Appium. Each method is one call (typing is two) and nothing is repeated: a repeated
 * tap could be a second post.
 */
export class AppiumSession implements PhoneDriver {
  readonly #parts: SessionParts;
  readonly #browser: Browser;
  #ended: Promise<void> | null = null;
  readonly #onAbort: () => void;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#browser = parts.browser;
    this.#onAbort = () => void this.#end();
    parts.signal.addEventListener('abort', this.#onAbort, { once: true });
    if (parts.signal.aborted) this.#onAbort();
  }

  source(): Promise<string> {
    return this.#call(() => this.#browser.getPageSource());
  }

  async screenshot(): Promise<Uint8Array> {
    return await this.#call(() => this.#parts.reach.screenshot());
  }

  async tap(at: Point): Promise<void> {
    await this.#call(() => this.#browser.performActions(tapGesture(at)));
  }

  async longPress(at: Point): Promise<void> {
    await this.#call(() => this.#browser.performActions(longPressGesture(at)));
  }

  async swipe(from: Point, to: Point, milliseconds: number): Promise<void> {
    await this.#call(() => this.#browser.performActions(swipeGesture(from, to, milliseconds)));
  }

  async typeText(text: string): Promise<void> {
    const found = await this.#call(() => this.#browser.getActiveElement());
    // webdriverio resolves with the error's body when an element is missing (isSuccessfulResponse in webdriver 9).
    const field = foundElement.safeParse(found);
    if (!field.success) throw new PhoneError('timeout', 'no text field has the focus');
    const elementId = field.data[elementKey];
    const typed = await this.#call(() =>
      this.#browser.executeScript('mobile: replaceElementValue', [{ elementId, text }]),
    );
    if (missingElement.safeParse(typed).success)
      throw new PhoneError('timeout', 'the text field went away while it was typed into');
  }

  async pressBack(): Promise<void> {
    await this.#call(() => this.#browser.back());
  }

  async restartApp(packageName: string): Promise<void> {
    await this.#call(() => this.#parts.reach.restartApp(packageName));
  }

  async activateApp(packageName: string): Promise<void> {
    await this.#call(() => this.#parts.reach.startApp(packageName));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#parts.signal.removeEventListener('abort', this.#onAbort);
    await this.#end();
  }

  /** The fence and the translation around every call that touches the phone. */
  async #call<Value>(act: () => Promise<Value>): Promise<Value> {
    const { signal } = this.#parts;
    if (signal.aborted) throw new PhoneError('cancelled', cancelled);
    if (this.#ended !== null) throw new PhoneError('automation_lost', 'the session on the phone has ended');
    this.#parts.lease.assertHeld();
    try {
      return await untilAborted(act(), signal, cancelled);
    } catch (error) {
      throw await this.#parts.explain(error);
    }
  }

  #end(): Promise<void> {
    this.#ended ??= this.#parts.end();
    return this.#ended;
  }
}

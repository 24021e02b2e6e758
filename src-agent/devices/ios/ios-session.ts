import type { Browser } from 'webdriverio';
import { z } from 'zod';
import { longPressGesture, swipeGesture, tapGesture } from '../appium/gestures.ts';
import { type HeldLease, type PhoneDriver, PhoneError, type Point } from '../phone-driver.ts';
import { untilAborted } from '../until-aborted.ts';

/** Name of an element's id in answers (W3C WebDriver, section 12). */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
const cancelled = 'the work on the phone was cancelled';
const foundElement = z.object({ [elementKey]: z.string().min(1) });

const edgeSwipeMs = 250;

/** What an open session is made of. */
export type IosSessionParts = {
  readonly browser: Browser;
  readonly lease: HeldLease;
  /** Aborts when the caller gives up; the session is then ended and every call fails as `cancelled`. */
  readonly signal: AbortSignal;
  /** Turns whatever a call threw into a PhoneError. */
  readonly explain: (error: unknown) => PhoneError;
  readonly end: () => Promise<void>;
};

/**
 * One session on one iPhone through Appium's XCUITest driver. Places are in points, the unit of its page source. Nothing is
 * repeated: a repeated tap could be a second post.
 */
export class IosSession implements PhoneDriver {
  readonly #parts: IosSessionParts;
  readonly #onAbort: () => void;
  #ended: Promise<void> | null = null;

  constructor(parts: IosSessionParts) {
    this.#parts = parts;
    this.#onAbort = () => void this.#end();
    parts.signal.addEventListener('abort', this.#onAbort, { once: true });
    if (parts.signal.aborted) this.#onAbort();
  }

  source(): Promise<string> {
    return this.#call((browser) => browser.getPageSource());
  }

  async screenshot(): Promise<Uint8Array> {
    return Buffer.from(await this.#call((browser) => browser.takeScreenshot()), 'base64');
  }

  async tap(at: Point): Promise<void> {
    await this.#call((browser) => browser.performActions(tapGesture(at)));
  }

  async longPress(at: Point): Promise<void> {
    await this.#call((browser) => browser.performActions(longPressGesture(at)));
  }

  async swipe(from: Point, to: Point, milliseconds: number): Promise<void> {
    await this.#call((browser) => browser.performActions(swipeGesture(from, to, milliseconds)));
  }

  async typeText(text: string): Promise<void> {
    const found = await this.#call((browser) => browser.getActiveElement());
    const field = foundElement.safeParse(found);
    if (!field.success) throw new PhoneError('timeout', 'no text field has the focus');
    await this.#call((browser) => browser.elementClear(field.data[elementKey]));
    await this.#call((browser) => browser.elementSendKeys(field.data[elementKey], text));
  }

  /** An iPhone has no back key: a swipe from the left edge goes back in its apps. */
  async pressBack(): Promise<void> {
    const { width, height } = await this.#call((browser) => browser.getWindowRect());
    const middle = Math.round(height / 2);
    await this.swipe({ x: 1, y: middle }, { x: Math.round(width * 0.7), y: middle }, edgeSwipeMs);
  }

  async restartApp(bundleId: string): Promise<void> {
    await this.#call((browser) => browser.executeScript('mobile: terminateApp', [{ bundleId }]));
    await this.#call((browser) => browser.executeScript('mobile: launchApp', [{ bundleId }]));
  }

  async activateApp(bundleId: string): Promise<void> {
    await this.#call((browser) => browser.executeScript('mobile: activateApp', [{ bundleId }]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#parts.signal.removeEventListener('abort', this.#onAbort);
    await this.#end();
  }

  /** The fence and the translation around every call that touches the phone. */
  async #call<Value>(act: (browser: Browser) => Promise<Value>): Promise<Value> {
    const { signal } = this.#parts;
    if (signal.aborted) throw new PhoneError('cancelled', cancelled);
    if (this.#ended !== null) throw new PhoneError('automation_lost', 'the session on the phone has ended');
    this.#parts.lease.assertHeld();
    try {
      return await untilAborted(act(this.#parts.browser), signal, cancelled);
    } catch (error) {
      throw this.#parts.explain(error);
    }
  }

  #end(): Promise<void> {
    this.#ended ??= this.#parts.end();
    return this.#ended;
  }
}

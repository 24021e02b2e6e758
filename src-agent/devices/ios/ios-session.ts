import { FencedSession, type SessionParts } from '../appium/fenced-session.ts';
import { longPressGesture, swipeGesture, tapGesture } from '../appium/gestures.ts';
import type { PhoneDriver, Point } from '../phone-driver.ts';

const edgeSwipeMs = 250;

/**
 * One session on one iPhone through Appium's XCUITest driver. Places are in points, the unit of its page source. Nothing is
 * repeated: a repeated tap could be a second post.
 */
export class IosSession implements PhoneDriver {
  readonly #session: FencedSession;

  constructor(parts: SessionParts) {
    this.#session = new FencedSession(parts);
  }

  source(): Promise<string> {
    return this.#session.call((browser) => browser.getPageSource());
  }

  async screenshot(): Promise<Uint8Array> {
    return Buffer.from(await this.#session.call((browser) => browser.takeScreenshot()), 'base64');
  }

  async tap(at: Point): Promise<void> {
    await this.#session.call((browser) => browser.performActions(tapGesture(at)));
  }

  async longPress(at: Point): Promise<void> {
    await this.#session.call((browser) => browser.performActions(longPressGesture(at)));
  }

  async swipe(from: Point, to: Point, milliseconds: number): Promise<void> {
    await this.#session.call((browser) => browser.performActions(swipeGesture(from, to, milliseconds)));
  }

  async typeText(text: string): Promise<void> {
    const field = await this.#session.focusedField();
    await this.#session.call((browser) => browser.elementClear(field));
    await this.#session.call((browser) => browser.elementSendKeys(field, text));
  }

  /** An iPhone has no back key: a swipe from the left edge goes back in its apps. */
  async pressBack(): Promise<void> {
    const { width, height } = await this.#session.call((browser) => browser.getWindowRect());
    const middle = Math.round(height / 2);
    await this.swipe({ x: 1, y: middle }, { x: Math.round(width * 0.7), y: middle }, edgeSwipeMs);
  }

  async restartApp(bundleId: string): Promise<void> {
    await this.#session.call((browser) => browser.executeScript('mobile: terminateApp', [{ bundleId }]));
    await this.#session.call((browser) => browser.executeScript('mobile: launchApp', [{ bundleId }]));
  }

  async activateApp(bundleId: string): Promise<void> {
    await this.#session.call((browser) => browser.executeScript('mobile: activateApp', [{ bundleId }]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session[Symbol.asyncDispose]();
  }
}

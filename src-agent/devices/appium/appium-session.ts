import { z } from 'zod';
import { type PhoneDriver, PhoneError, type Point } from '../phone-driver.ts';
import { FencedSession, type SessionParts } from './fenced-session.ts';
import { longPressGesture, swipeGesture, tapGesture } from './gestures.ts';
import type { SessionReach } from './session-reach.ts';

const missingElement = z.object({ error: z.string() });

/**
 * One session on one phone through Appium. Each method is one call (typing is two) and nothing is repeated: a repeated
 * tap could be a second post.
 */
export class AppiumSession implements PhoneDriver {
  readonly #session: FencedSession;
  readonly #reach: SessionReach;

  constructor(parts: SessionParts & { readonly reach: SessionReach }) {
    this.#session = new FencedSession(parts);
    this.#reach = parts.reach;
  }

  source(): Promise<string> {
    return this.#session.call((browser) => browser.getPageSource());
  }

  async screenshot(): Promise<Uint8Array> {
    return await this.#session.call(() => this.#reach.screenshot());
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
    const elementId = await this.#session.focusedField();
    const typed = await this.#session.call((browser) =>
      browser.executeScript('mobile: replaceElementValue', [{ elementId, text }]),
    );
    if (missingElement.safeParse(typed).success)
      throw new PhoneError('timeout', 'the text field went away while it was typed into');
  }

  async pressBack(): Promise<void> {
    await this.#session.call((browser) => browser.back());
  }

  async restartApp(packageName: string): Promise<void> {
    await this.#session.call(() => this.#reach.restartApp(packageName));
  }

  async activateApp(packageName: string): Promise<void> {
    await this.#session.call(() => this.#reach.startApp(packageName));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session[Symbol.asyncDispose]();
  }
}

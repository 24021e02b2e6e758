import type { StartTimer } from '../devices/timers.ts';
import { errorFields, type Log } from '../log.ts';
import type { BrowserCookie } from './browser-cookies.ts';
import type { OpenBrowser } from './open-browser.ts';
import type { RunningBrowser } from './running-browser.ts';

/** How a browser came to its end. `person`: they closed its windows. `asked`: Switchyard closed it. */
export type BrowserEnd = 'person' | 'crash' | 'asked';

/** How often cookies are kept while nothing happens, and how soon after a page went elsewhere, in milliseconds. */
const keepEvery = 60_000;
const keepAfterNavigation = 1500;

/** What a session needs around it. */
export type SessionParts = {
  readonly startTimer: StartTimer;
  readonly log: Log;
  readonly keep: (cookies: readonly BrowserCookie[]) => void;
};

/**
 * An open browser from its first page to its end. Its cookies are kept after each navigation and every minute, so that a
 * crash loses little, and once more before it closes.
 */
export class BrowserSession {
  /** Settles once, when the browser and all that went with it are gone. */
  readonly ended: Promise<BrowserEnd>;
  readonly #open: OpenBrowser;
  readonly #parts: SessionParts;
  #end: BrowserEnd | null = null;
  #stopMinute: () => void = () => undefined;
  #stopNavigation: () => void = () => undefined;

  constructor(open: OpenBrowser, parts: SessionParts) {
    this.#open = open;
    this.#parts = parts;
    this.running.watch({
      navigated: () => this.#keepSoon(),
      lastPageClosed: () => void this.#closedByPerson(),
    });
    this.#everyMinute();
    this.ended = this.#untilEnded();
  }

  get running(): RunningBrowser {
    return this.#open.running;
  }

  /** Whether it is on its way out, whoever closed it. */
  get isEnding(): boolean {
    return this.#end !== null;
  }

  /** Closes it, after its cookies were kept, unless they are to be forgotten. */
  async close(cookies: 'kept' | 'forgotten'): Promise<void> {
    if (this.#end === null) {
      this.#end = 'asked';
      if (cookies === 'kept') await this.#keep();
      this.#dispose();
    }
    await this.ended;
  }

  /** On a Mac, and without a window, the browser goes on when its last page is closed. */
  async #closedByPerson(): Promise<void> {
    if (this.#end !== null) return;
    this.#end = 'person';
    await this.#keep('unless empty');
    this.#dispose();
  }

  async #untilEnded(): Promise<BrowserEnd> {
    const { code } = await this.running.exited;
    this.#end ??= code === 0 ? 'person' : 'crash';
    this.#stopMinute();
    this.#stopNavigation();
    try {
      await this.#open[Symbol.asyncDispose]();
    } catch (error) {
      this.#parts.log.warn('an account browser left something behind', errorFields(error));
    }
    return this.#end;
  }

  /** What goes wrong with it is told where the end is waited for. */
  #dispose(): void {
    this.#open[Symbol.asyncDispose]().catch(() => undefined);
  }

  #everyMinute(): void {
    this.#stopMinute = this.#parts.startTimer(keepEvery, () => {
      void this.#keep();
      this.#everyMinute();
    });
  }

  #keepSoon(): void {
    this.#stopNavigation();
    this.#stopNavigation = this.#parts.startTimer(keepAfterNavigation, () => void this.#keep());
  }

  /** A browser that is just going away may answer that it has none: that is not believed. */
  async #keep(when: 'always' | 'unless empty' = 'always'): Promise<void> {
    try {
      const cookies = await this.running.cookies();
      if (when === 'always' || cookies.length > 0) this.#parts.keep(cookies);
    } catch {
      // It is gone already: what was kept last stays.
    }
  }
}

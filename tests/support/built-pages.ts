import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import { openBrowser } from './open-browser.ts';

/** The screens as they are built, and a browser to look at them. */
export class BuiltPages implements AsyncDisposable {
  readonly folder: string;
  readonly #browser: Browser;
  /** What browsers complained about, their policy included; a refused call is no complaint. */
  readonly complaints: string[] = [];

  private constructor(folder: string, browser: Browser) {
    this.folder = folder;
    this.#browser = browser;
  }

  static async make(chromium: string): Promise<BuiltPages> {
    return new BuiltPages(inject('screens'), await openBrowser(chromium));
  }

  async open(options: BrowserContextOptions = {}): Promise<Page> {
    const viewport = { width: 1440, height: 900 };
    const context = await this.#browser.newContext({
      viewport,
      reducedMotion: 'reduce',
      locale: 'en-US',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('console', (message) => {
      const refusal = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !refusal) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    return page;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
  }
}

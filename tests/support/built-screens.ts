import type { Browser, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { serveFakeAgent } from './fake-agent-server.ts';
import type { FakeWorld } from './fake-world.ts';
import { openBrowser, seriousFindings } from './open-browser.ts';
import { switchScheme } from './switch-scheme.ts';

/** A browser page that shows the screens over a fake agent, and what a test does with it. */
export type Shown = AsyncDisposable & {
  readonly page: Page;
  /** Opens a screen, such as `/media`. */
  readonly go: (path: string) => Promise<unknown>;
  /** Axe finds nothing serious on what is shown now, in light and in dark. */
  readonly look: (what: string) => Promise<void>;
  /** What the browser complained about so far, its policy included. */
  readonly complaints: readonly string[];
};

/** The screens as they are built, in a browser of their own. */
export class BuiltScreens implements AsyncDisposable {
  readonly #folder: string;
  readonly #browser: Browser;

  private constructor(folder: string, browser: Browser) {
    this.#folder = folder;
    this.#browser = browser;
  }

  static async open(chromium: string): Promise<BuiltScreens> {
    return new BuiltScreens(inject('screens'), await openBrowser(chromium));
  }

  /** Shows the screens of that world, signed in. */
  async show(world: FakeWorld): Promise<Shown> {
    const server = await serveFakeAgent(world, this.#folder);
    const viewport = { width: 1440, height: 900 };
    const look = { viewport, reducedMotion: 'reduce' as const, locale: 'en-US' };
    const context = await this.#browser.newContext(look);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const complaints: string[] = [];
    page.on('console', (message) => {
      // A refused call is logged by the browser as well; the screens show it, which is what the tests look at.
      const refusal = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !refusal) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(server.oneTimeLink());
    await page.getByRole('heading', { level: 1 }).waitFor();
    return {
      page,
      complaints,
      go: (path) => page.goto(`${server.url}/#${path}`),
      look: (what) => lookTwice(page, what),
      [Symbol.asyncDispose]: async () => {
        await context.close();
        await server[Symbol.asyncDispose]();
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
  }
}

/** A scheme that changes is drawn anew at once: nothing has to be walked to twice. */
async function lookTwice(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await switchScheme(page, colorScheme);
    const place = `${what}, ${colorScheme}`;
    expect([place, await seriousFindings(page)]).toEqual([place, []]);
  }
}

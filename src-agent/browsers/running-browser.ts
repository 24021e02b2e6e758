import { z } from 'zod';
import type { BrowserCookie } from './browser-cookies.ts';
import { cookieParameter, keptCookies } from './browser-cookies.ts';
import type { BrowserPlan } from './browser-plan.ts';
import type { BrowserProcess } from './browser-process.ts';
import { BrowserTargets } from './browser-targets.ts';
import { DevtoolsError, type DevtoolsPipe } from './devtools-pipe.ts';
import { type BrowserIdentity, emulation, firstRequestHeaders } from './emulation.ts';
import { useFirstPage } from './first-page.ts';
import type { ProxyRelay } from './proxy-relay.ts';

/** How long a browser is waited for when it starts, and when it was asked to end, in milliseconds. */
const startPatienceMs = 45_000;
const endPatienceMs = 8000;

/** How long a page may take to load, in milliseconds. */
const loadPatienceMs = 30_000;

/** One open browser with its values set and its cookies put in. */
export class RunningBrowser implements AsyncDisposable {
  readonly identity: BrowserIdentity;
  readonly targets: BrowserTargets;
  readonly pipe: DevtoolsPipe;
  readonly #process: BrowserProcess;
  #navigated: () => void = () => undefined;
  #lastPageClosed: () => void = () => undefined;

  private constructor(process: BrowserProcess, plan: BrowserPlan, identity: BrowserIdentity) {
    this.#process = process;
    this.pipe = process.pipe;
    this.identity = identity;
    const values = {
      ofTarget: (type: string) => emulation(type, plan, identity),
      ofFirstRequest: firstRequestHeaders(plan),
    };
    this.targets = new BrowserTargets(this.pipe, values, {
      navigated: () => this.#navigated(),
      lastPageClosed: () => this.#lastPageClosed(),
    });
  }

  /** Makes a started process ready; one that does not get ready is ended. */
  static async prepare(
    process: BrowserProcess,
    plan: BrowserPlan,
    relay: ProxyRelay | null,
    cookies: readonly BrowserCookie[],
  ): Promise<RunningBrowser> {
    const timer = setTimeout(() => process.kill(), startPatienceMs);
    try {
      const browser = new RunningBrowser(process, plan, await useFirstPage(process.pipe, relay));
      await browser.#putCookies(cookies);
      await browser.targets.follow();
      return browser;
    } catch (error) {
      process.kill();
      await process.exited;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  get exited(): BrowserProcess['exited'] {
    return this.#process.exited;
  }

  /** Calls back when a page went elsewhere, and when the last window was closed. */
  watch(watch: { readonly navigated: () => void; readonly lastPageClosed: () => void }): void {
    this.#navigated = watch.navigated;
    this.#lastPageClosed = watch.lastPageClosed;
  }

  async bringToFront(): Promise<void> {
    const page = this.targets.lastPage;
    if (page !== null) await this.pipe.send('Page.bringToFront', {}, page.sessionId);
  }

  /** Shows an address: in the page opened last while that is still empty, else in one of its own. */
  async show(address: string): Promise<void> {
    const page = this.targets.lastPage;
    const isEmpty = page !== null && (await this.evaluate(page.sessionId, 'location.href')) === 'about:blank';
    if (page === null || !isEmpty) await this.targets.openPage(address);
    else await this.pipe.send('Page.navigate', { url: address }, page.sessionId);
  }

  /** Leads a page to an address and waits until it is loaded, or has had its time. */
  async go(sessionId: string, address: string): Promise<void> {
    const { promise: loaded, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, loadPatienceMs);
    const stop = this.pipe.onEvent((event) => {
      if (event.sessionId === sessionId && event.method === 'Page.loadEventFired') resolve();
    });
    await this.pipe.send('Page.enable', {}, sessionId);
    const answer = await this.pipe.send('Page.navigate', { url: address }, sessionId);
    const { errorText } = z.object({ errorText: z.string().optional() }).parse(answer);
    if (errorText === undefined) await loaded;
    clearTimeout(timer);
    stop();
    await this.pipe.send('Page.disable', {}, sessionId);
    if (errorText !== undefined) throw new DevtoolsError('Page.navigate', errorText);
  }

  /** The value of an expression in a page, after its promise is kept. */
  async evaluate(sessionId: string, expression: string): Promise<unknown> {
    const answer = await this.pipe.send(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
      sessionId,
    );
    const { result, exceptionDetails } = evaluated.parse(answer);
    if (exceptionDetails !== undefined) throw new Error(`the page failed: ${exceptionDetails.text}`);
    return result.value;
  }

  /** All cookies, those of the session included. */
  async cookies(): Promise<BrowserCookie[]> {
    const answer = await this.pipe.send('Storage.getCookies');
    return z.object({ cookies: keptCookies }).parse(answer).cookies;
  }

  /** Asks the browser to end, and ends it when it does not. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.pipe.tell('Browser.close');
    const timer = setTimeout(() => this.#process.kill(), endPatienceMs);
    await this.#process.exited;
    clearTimeout(timer);
  }

  /** One by one where all at once is refused: a cookie the browser does not take any more must not cost the others. */
  async #putCookies(cookies: readonly BrowserCookie[]): Promise<void> {
    const parameters = cookies.map(cookieParameter);
    try {
      await this.pipe.send('Storage.setCookies', { cookies: parameters });
    } catch {
      for (const cookie of parameters) this.pipe.tell('Storage.setCookies', { cookies: [cookie] });
    }
  }
}

const evaluated = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z.object({ text: z.string() }).optional(),
});

import { accountName } from '../../src-shared/account-name.ts';
import type { AccountBrowser } from '../../src-shared/domain/profile.ts';
import { errorFields } from '../log.ts';
import { conflict, done, type Outcome } from '../outcome.ts';
import { tellClosed, tellOpened } from './browser-events.ts';
import { BrowserFolders } from './browser-folder.ts';
import type { BrowserSession } from './browser-session.ts';
import { DevtoolsError } from './devtools-pipe.ts';
import { type BrowserAccount, readAccount } from './read-account.ts';
import type { RunningBrowser } from './running-browser.ts';
import { type SessionSurroundings, startSession } from './start-session.ts';
import { goneAccounts, removeGoneFolders, tidyBrowserFolders } from './tidy-folders.ts';

/** What account browsers need. `headless`: without windows, for tests. */
export type AccountBrowserParts = SessionSurroundings & {
  readonly dataDir: string;
  readonly headless: boolean;
  /** Browsers that may be open at once. */
  readonly limit: number;
};

/** `hidden`: one that only looks whether the account is signed in. `settled`: when it is open, or gone. */
type Slot = {
  readonly account: BrowserAccount;
  readonly hidden: boolean;
  state: 'opening' | 'open' | 'closing';
  session: BrowserSession | null;
  openedAt: number | null;
  browser: string | null;
  settled: Promise<unknown>;
};

/** The browsers of accounts: at most one for each, with data of its own. */
export class AccountBrowsers implements AsyncDisposable {
  readonly #parts: AccountBrowserParts;
  readonly #folders: BrowserFolders;
  readonly #slots = new Map<number, Slot>();
  readonly #cleaned: Promise<void>;
  readonly #ending = new AbortController();
  #forgetting: Promise<void> = Promise.resolve();

  constructor(parts: AccountBrowserParts) {
    this.#parts = parts;
    this.#folders = new BrowserFolders(parts.dataDir);
    this.#cleaned = tidyBrowserFolders(this.#folders, parts.store, parts.log);
  }

  /** Whether a person has that account's browser open. */
  isOpen(accountId: number): boolean {
    const slot = this.#slots.get(accountId);
    return slot !== undefined && !slot.hidden && slot.state === 'open';
  }

  get(accountId: number): Outcome<AccountBrowser> {
    const account = readAccount(this.#parts.store, accountId);
    return account.ok ? done(this.#describe(accountId)) : account;
  }

  /** Opens it, or brings it to the front; shows `address` when one is given. */
  async open(accountId: number, address?: string): Promise<Outcome<AccountBrowser>> {
    const opened = await this.openWith(accountId, async (browser) => {
      if (address !== undefined) await browser.show(address);
      await browser.bringToFront();
    });
    return opened.ok ? done(this.#describe(accountId)) : opened;
  }

  /** Opens it as `open` does, for `act`, and leaves it open. */
  async openWith<Result>(
    accountId: number,
    act: (browser: RunningBrowser) => Promise<Result>,
  ): Promise<Outcome<Result>> {
    const opened = await this.#openFor(accountId, this.#parts.headless, false);
    if (!opened.ok) return opened;
    return await whileOpen(() => act(opened.value));
  }

  async close(accountId: number): Promise<Outcome<AccountBrowser>> {
    const account = readAccount(this.#parts.store, accountId);
    if (!account.ok) return account;
    await this.#close(accountId, 'kept');
    return done(this.#describe(accountId));
  }

  /** Closes it and forgets its cookies and all that pages stored in it. */
  async signOut(accountId: number): Promise<Outcome<{ ok: true }>> {
    const found = readAccount(this.#parts.store, accountId);
    if (!found.ok) return found;
    await this.#cleaned;
    await this.#close(accountId, 'forgotten');
    const account = found.value;
    const slot = this.#take(account, true, 'closing');
    try {
      const removed = this.#folders.remove(account.uid);
      slot.settled = removed.catch(() => undefined);
      await removed;
      this.#parts.store.write((tx) => {
        this.#parts.secrets.remove(tx, { kind: 'account', id: account.id }, 'cookies');
        tx.append({
          type: 'account.signed_out',
          message: `The browser data of ${accountName(account.handle)} was forgotten`,
          accountId: account.id,
        });
      });
    } finally {
      this.#slots.delete(account.id);
    }
    return done({ ok: true });
  }

  /** Ends the browsers of accounts that are gone, and removes all that is left of these on the disk. */
  forgetGone(): void {
    this.#forgetting = this.#forgetting
      .then(() => this.#forgetAll())
      .catch((error: unknown) => {
        this.#parts.log.warn('browsers of accounts that are gone did not end', errorFields(error));
      });
  }

  /** Lets `act` use the account's browser: the open one, else one without a window that is closed afterwards. */
  async use<Result>(
    accountId: number,
    act: (browser: RunningBrowser) => Promise<Result>,
  ): Promise<Outcome<Result>> {
    const opened = await this.#openFor(accountId, true, true);
    if (!opened.ok) return opened;
    try {
      return await whileOpen(() => act(opened.value));
    } finally {
      if (this.#slots.get(accountId)?.hidden === true) await this.#close(accountId, 'kept');
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    await this.#cleaned;
    await this.#forgetting;
    await Promise.all([...this.#slots.keys()].map((id) => this.#close(id, 'kept')));
  }

  /** The browser, once it is ready. A person does not get a hidden one, but one after it. */
  async #openFor(accountId: number, headless: boolean, hidden: boolean): Promise<Outcome<RunningBrowser>> {
    await this.#cleaned;
    for (;;) {
      const slot = this.#slots.get(accountId);
      if (slot === undefined) break;
      const { session } = slot;
      if (slot.state === 'open' && session !== null && !session.isEnding && !slot.hidden)
        return done(session.running);
      await (session?.ended ?? slot.settled);
    }
    if (this.#ending.signal.aborted) return conflict('ending', 'Switchyard is closing.');
    const account = readAccount(this.#parts.store, accountId);
    if (!account.ok) return account;
    if (this.#slots.size >= this.#parts.limit)
      return conflict(
        'too_many_browsers',
        `${this.#parts.limit} account browsers are open already, as many as may be at once. Close one first.`,
      );
    const slot = this.#take(account.value, hidden, 'opening');
    const started = this.#start(slot, headless);
    slot.settled = started.catch(() => undefined);
    return await started;
  }

  async #start(slot: Slot, headless: boolean): Promise<Outcome<RunningBrowser>> {
    const { account } = slot;
    const started = await startSession(this.#parts, this.#folders, account, headless);
    if (!started.ok) {
      this.#slots.delete(account.id);
      return started;
    }
    const { session, browser } = started.value;
    Object.assign(slot, { session, browser, openedAt: this.#parts.store.now(), state: 'open' });
    void session.ended.then((end) => {
      if (this.#slots.get(account.id) === slot) this.#slots.delete(account.id);
      if (!slot.hidden) tellClosed(this.#parts.store, account, end);
    });
    if (!slot.hidden) tellOpened(this.#parts.store, account, browser);
    return done(session.running);
  }

  async #close(accountId: number, cookies: 'kept' | 'forgotten'): Promise<void> {
    await this.#slots.get(accountId)?.settled;
    const slot = this.#slots.get(accountId);
    if (slot?.session == null) return;
    slot.state = 'closing';
    slot.settled = slot.session.close(cookies);
    await slot.settled;
    this.#slots.delete(accountId);
  }

  async #forgetAll(): Promise<void> {
    await this.#cleaned;
    const { store, log } = this.#parts;
    const slots = new Map([...this.#slots].map(([id, { account }]) => [account.uid, id]));
    const gone = goneAccounts(store, [...slots.keys()]);
    await Promise.all(gone.map((uid) => this.#close(slots.get(uid) ?? 0, 'forgotten')));
    await removeGoneFolders(this.#folders, store, log, this.#ending.signal);
  }

  #take(account: BrowserAccount, hidden: boolean, state: Slot['state']): Slot {
    const slot: Slot = {
      account,
      hidden,
      state,
      session: null,
      openedAt: null,
      browser: null,
      settled: Promise.resolve(),
    };
    this.#slots.set(account.id, slot);
    return slot;
  }

  #describe(accountId: number): AccountBrowser {
    const slot = this.#slots.get(accountId);
    if (slot === undefined || slot.hidden)
      return { accountId, state: 'closed', openedAt: null, browser: null };
    const openedAt = slot.openedAt === null ? null : new Date(slot.openedAt).toISOString();
    return { accountId, state: slot.state, openedAt, browser: slot.browser };
  }
}

/** A person may close the browser at any moment: that is no defect. */
async function whileOpen<Result>(act: () => Promise<Result>): Promise<Outcome<Result>> {
  try {
    return done(await act());
  } catch (error) {
    if (error instanceof DevtoolsError)
      return conflict('browser_closed', 'The browser was closed meanwhile. Open it and try again.');
    throw error;
  }
}

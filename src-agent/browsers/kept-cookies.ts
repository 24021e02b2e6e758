import type { Store } from '../store/store.ts';
import type { Secrets } from '../vault/secrets.ts';
import { type BrowserCookie, readCookies } from './browser-cookies.ts';
import type { BrowserAccount } from './read-account.ts';

/**
 * The cookies of accounts. The vault is their only keeper while no browser is open: they are put in when it opens and
 * taken out while it is open and when it closes, those of the session included.
 */
export class KeptCookies {
  readonly #store: Store;
  readonly #secrets: Secrets;

  constructor(store: Store, secrets: Secrets) {
    this.#store = store;
    this.#secrets = secrets;
  }

  /** Those that are kept; none where the vault cannot read them any more, which means to sign in again. */
  read(account: BrowserAccount): BrowserCookie[] {
    const found = this.#secrets.read(owner(account), 'cookies');
    return found.state === 'found' ? readCookies(found.plain) : [];
  }

  /** Keeps them in place of those before; an account that is gone keeps none. */
  keep(account: BrowserAccount, cookies: readonly BrowserCookie[]): void {
    this.#store.write((tx) => {
      const there = tx.get(tx.query.selectFrom('account').select('id').where('uid', '=', account.uid));
      if (there === undefined) return;
      // Those that cannot be read now may be readable another day; having none is no reason to lose them.
      if (cookies.length === 0 && this.#secrets.read(owner(account), 'cookies').state === 'unreadable')
        return;
      const plain = cookies.length === 0 ? null : JSON.stringify(cookies);
      this.#secrets.put(tx, owner(account), 'cookies', plain, this.#store.now());
    });
  }
}

function owner({ id, uid }: BrowserAccount) {
  return { kind: 'account', id, uid } as const;
}

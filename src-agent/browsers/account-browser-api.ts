import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import type { Store } from '../store/store.ts';
import type { AccountBrowsers } from './account-browsers.ts';
import { accountClaims } from './account-claims.ts';

/** `accounts.browser` of the contract. */
export function accountBrowserApi(store: Store, browsers: AccountBrowsers) {
  const api = agentContract.accounts.browser;
  return api.router({
    get: api.get.handler(({ input }) => answer(browsers.get(input.id))),
    open: api.open.handler(async ({ input }) => answer(await browsers.open(input.id, input.address))),
    close: api.close.handler(async ({ input }) => answer(await browsers.close(input.id))),
    signOut: api.signOut.handler(async ({ input }) => answer(await browsers.signOut(input.id))),
    claims: api.claims.handler(async ({ input }) => answer(await accountClaims(store, browsers, input.id))),
  });
}

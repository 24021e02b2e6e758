import type { AccountSelection } from '../../src-shared/domain/account.ts';
import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import type { accountBrowserApi } from '../browsers/account-browser-api.ts';
import type { Exports } from '../exports/exports.ts';
import type { accountImportsApi } from '../imports/imports-api.ts';
import type { Limits } from '../limits/limits.ts';
import { doGently } from '../steps.ts';
import type { Store } from '../store/store.ts';
import { dependentsOf } from './account-dependents.ts';
import { facetsOf } from './account-facets.ts';
import { selectedIds } from './account-selection.ts';
import type { Accounts } from './accounts.ts';
import { changeMany } from './bulk-change.ts';
import { removeMany } from './bulk-remove.ts';
import { undoMany } from './bulk-undo.ts';
import { type LoginProbe, type PhoneLoginProbe, testLogin } from './login-test.ts';

/** What `accounts` of the contract is answered from. */
export type AccountsApiParts = {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly limits: Limits;
  readonly phoneLogin: PhoneLoginProbe;
  readonly browserLogin: LoginProbe;
  /** The account browser’s part. */
  readonly browser: ReturnType<typeof accountBrowserApi>;
  /** Called when accounts were removed: their browsers and browser data go with them. */
  readonly accountsRemoved: () => void;
  readonly imports: ReturnType<typeof accountImportsApi>;
  readonly exports: Exports<AccountSelection>;
};

/** `accounts` of the contract. */
export function accountsApi(parts: AccountsApiParts) {
  const { store, accounts } = parts;
  const api = agentContract.accounts;
  const probes = { store, phone: parts.phoneLogin, browser: parts.browserLogin };
  const idsOf = (selection: AccountSelection) => doGently(selectedIds(store, accounts.rows, selection));
  return api.router({
    limits: {
      get: api.limits.get.handler(({ input }) => answer(parts.limits.ofAccount(input.id))),
      set: api.limits.set.handler(({ input }) => answer(parts.limits.setOfAccount(input.id, input.own))),
    },
    list: api.list.handler(({ input }) => answer(accounts.list(input))),
    facets: api.facets.handler(() => facetsOf(store, accounts.rows.counts)),
    get: api.get.handler(({ input }) => answer(accounts.get(input.id))),
    history: api.history.handler(({ input }) => answer(accounts.history(input.id, input.limit))),
    create: api.create.handler(({ input }) => answer(accounts.create(input, input.ownershipConfirmed))),
    update: api.update.handler(({ input: { id, ...change } }) => answer(accounts.update(id, change))),
    delete: api.delete.handler(({ input }) => {
      const removed = answer(accounts.delete(input.id));
      parts.accountsRemoved();
      return removed;
    }),
    archive: api.archive.handler(({ input }) => answer(accounts.archive(input.id, true))),
    restore: api.restore.handler(({ input }) => answer(accounts.archive(input.id, false))),
    dependents: api.dependents.handler(async ({ input }) =>
      doGently(dependentsOf(store, await idsOf(input.selection))),
    ),
    change: api.change.handler(async ({ input }) =>
      answer(await doGently(changeMany(store, await idsOf(input.selection), input.change))),
    ),
    undoChange: api.undoChange.handler(async ({ input }) =>
      answer(await doGently(undoMany(store, input.undo))),
    ),
    remove: api.remove.handler(async ({ input }) => {
      const removed = await doGently(removeMany(store, await idsOf(input.selection)));
      parts.accountsRemoved();
      return removed;
    }),
    showPassword: api.showPassword.handler(({ input }) => answer(accounts.showPassword(input.id))),
    testLogin: api.testLogin.handler(async ({ input }) =>
      answer(await testLogin(probes, input.id, input.via)),
    ),
    export: api.export.handler(async ({ input }) => answer(await parts.exports.export(input))),
    browser: parts.browser,
    imports: parts.imports,
  });
}

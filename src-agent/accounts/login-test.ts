import { accountName } from '../../src-shared/account-name.ts';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { AccountStatus, LoginRoute, LoginTest } from '../../src-shared/domain/account.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { conflict, done, invalid, notFound, type Outcome } from '../outcome.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { changeAccountStatus } from './account-status.ts';

/** An account as a probe needs it. */
type ProbedAccount = {
  readonly id: number;
  readonly uid: string;
  readonly platform: Platform;
  readonly handle: string;
};

/** What a probe saw. Evidence: one sentence a line, the last one says what to do where something is to be done. */
export type LoginSeen = Pick<LoginTest, 'state' | 'evidence'>;

/** Looks in an account's own browser whether it is signed in; reads only. */
export type LoginProbe = (account: ProbedAccount) => Promise<LoginSeen>;

/**
 * Looks on a phone; reads only. Refuses where the phone cannot be used now. `hold`: the app wants the person, and the account
 * is held with that status.
 */
export type PhoneLoginProbe = (
  account: ProbedAccount & { readonly deviceId: number },
) => Promise<Outcome<LoginSeen & { readonly hold?: AccountStatus }>>;

/** What login tests are built from. */
export type LoginTestParts = {
  readonly store: Store;
  readonly phone: PhoneLoginProbe;
  readonly browser: LoginProbe;
};

/** Finds out whether an account is signed in, through what it has, and keeps the answer with the account. */
export async function testLogin(
  parts: LoginTestParts,
  accountId: number,
  via?: LoginRoute,
): Promise<Outcome<LoginTest>> {
  const { store } = parts;
  const account = store.get(store.query.selectFrom('account').selectAll().where('id', '=', accountId));
  if (account === undefined) return notFound('account', accountId);
  const route = chooseRoute(account, hasBrowser(store, account), via);
  if (!route.ok) return route;
  const seen = await ask(parts, account, route.value);
  if (!seen.ok) return seen;
  const { hold, ...answer } = seen.value;
  const test: LoginTest = {
    via: route.value,
    ...answer,
    checkedAt: new Date(store.now()).toISOString(),
  };
  store.write((tx) => {
    tx.run(
      tx.query
        .updateTable('account')
        .set({ login_json: JSON.stringify(test) })
        .where('id', '=', accountId),
    );
    tx.append({
      type: 'account.login_tested',
      message: `${accountName(account.handle)} ${words[test.state]}`,
      accountId,
      deviceId: test.via === 'phone' ? account.device_id : null,
      data: { via: test.via, state: test.state },
    });
    if (hold !== undefined) {
      const reason = test.evidence[0] ?? null;
      changeAccountStatus(tx, accountId, { status: hold, by: 'login_test', reason }, store.now());
    }
  });
  return done(test);
}

/** Whether somebody works with the account in its own browser: it has a profile for it, or cookies of it are kept. */
function hasBrowser(store: Store, account: Row<'account'>): boolean {
  if (account.profile_id !== null) return true;
  const cookies = store.query
    .selectFrom('secret')
    .select('owner_id')
    .where('owner_kind', '=', 'account')
    .where('owner_id', '=', account.id)
    .where('name', '=', 'cookies');
  return store.get(cookies) !== undefined;
}

/** The route that was asked for, where the account has it; else the first it has. */
function chooseRoute(
  account: Row<'account'>,
  browserUsed: boolean,
  via: LoginRoute | undefined,
): Outcome<LoginRoute> {
  const who = accountName(account.handle);
  const refused = (message: string) => invalid({ path: 'via', message });
  switch (via) {
    case 'connection':
      return refused(`${who} has no connection to its platform. Test it through its phone or its browser.`);
    case 'phone':
      return account.device_id === null
        ? refused(`${who} has no phone. Choose the phone it is signed in on, then test again.`)
        : done('phone');
    case 'browser':
      return done('browser');
    case undefined:
      if (account.device_id !== null && !account.handle.includes('@')) return done('phone');
      if (browserUsed) return done('browser');
      return conflict(
        'no_route',
        `There is nothing to test ${who} through. Choose the phone it is signed in on, or open its browser and sign in there; then test again.`,
      );
    default:
      return assertNever(via);
  }
}

async function ask(
  { phone, browser }: LoginTestParts,
  account: Row<'account'>,
  route: LoginRoute,
): ReturnType<PhoneLoginProbe> {
  const probed = { id: account.id, uid: account.uid, platform: account.platform, handle: account.handle };
  if (route === 'browser') return done(await browser(probed));
  if (account.device_id === null) return conflict('no_route', 'The account lost its phone meanwhile.');
  if (account.handle.includes('@'))
    return conflict(
      'handle_unknown',
      `The handle of ${account.handle} is not known yet, so that it cannot be found on a phone. Enter it, then test again.`,
    );
  return await phone({ ...probed, deviceId: account.device_id });
}

const words: Readonly<Record<LoginTest['state'], string>> = {
  signed_in: 'is signed in',
  signed_out: 'is signed out',
  other_account: 'is not signed in: another account is',
  unknown: 'was looked for, and it is not known whether it is signed in',
};

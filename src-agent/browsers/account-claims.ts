import { accountName } from '../../src-shared/account-name.ts';
import type { Claim } from '../../src-shared/domain/profile.ts';
import { conflict, done, type Outcome } from '../outcome.ts';
import { profileValues } from '../profiles/profile-rows.ts';
import type { Store } from '../store/store.ts';
import type { AccountBrowsers } from './account-browsers.ts';
import { compareClaims } from './claims.ts';
import { claimsPage } from './claims-page.ts';
import { readAccount } from './read-account.ts';
import { showClaims } from './show-claims.ts';

/** Opens the account's browser with the page that shows what it reports, and answers the same. */
export async function accountClaims(
  store: Store,
  browsers: AccountBrowsers,
  accountId: number,
): Promise<Outcome<Claim[]>> {
  const account = readAccount(store, accountId);
  if (!account.ok) return account;
  const row = store.get(
    store.query
      .selectFrom('account')
      .innerJoin('profile', 'profile.id', 'account.profile_id')
      .selectAll('profile')
      .select('account.timezone as account_timezone')
      .where('account.id', '=', accountId),
  );
  if (row === undefined)
    return conflict(
      'no_profile',
      'The account has no profile that could ask for anything. Give it one first.',
    );
  const { name, ...values } = profileValues(row);
  const wanted = { ...values, timezone: row.account_timezone ?? values.timezone };
  const opened = await browsers.openWith(accountId, (browser) =>
    showClaims(browser, (report) =>
      claimsPage(accountName(account.value.handle), name, compareClaims(wanted, report)),
    ),
  );
  if (!opened.ok) return opened;
  return done(compareClaims(wanted, opened.value).flatMap(({ claims }) => claims));
}

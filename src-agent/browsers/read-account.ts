import type { Platform } from '../../src-shared/domain/platform.ts';
import { conflict, done, notFound, type Outcome } from '../outcome.ts';
import { profileValues } from '../profiles/profile-rows.ts';
import type { Store } from '../store/store.ts';
import type { Secrets } from '../vault/secrets.ts';
import type { BrowserPlan, PlannedProxy } from './browser-plan.ts';

/** Of an account, what its browser is known by. */
export type BrowserAccount = {
  readonly id: number;
  readonly uid: string;
  readonly platform: Platform;
  readonly handle: string;
};

/** Finds an account by its number. */
export function readAccount(store: Store, id: number): Outcome<BrowserAccount> {
  const row = store.get(
    store.query.selectFrom('account').select(['id', 'uid', 'platform', 'handle']).where('id', '=', id),
  );
  return row === undefined ? notFound('account', id) : done(row);
}

/** How the account's browser is to be, by its profile and proxy; the account's own time zone wins over the profile's. */
export function readPlan(store: Store, secrets: Secrets, accountId: number): Outcome<BrowserPlan> {
  const account = store.get(
    store.query
      .selectFrom('account')
      .select(['proxy_id', 'profile_id', 'timezone'])
      .where('id', '=', accountId),
  );
  if (account === undefined) return notFound('account', accountId);
  const profileRow =
    account.profile_id === null
      ? undefined
      : store.get(store.query.selectFrom('profile').selectAll().where('id', '=', account.profile_id));
  const profile = profileRow === undefined ? null : profileValues(profileRow);
  const proxy = account.proxy_id === null ? done(null) : readProxy(store, secrets, account.proxy_id);
  if (!proxy.ok) return proxy;
  return done({ profile, timezone: account.timezone ?? profile?.timezone ?? null, proxy: proxy.value });
}

/** An account with a proxy that may not be used is not opened without it. */
function readProxy(store: Store, secrets: Secrets, id: number): Outcome<PlannedProxy | null> {
  const row = store.get(store.query.selectFrom('proxy').selectAll().where('id', '=', id));
  if (row === undefined) return done(null);
  const name = row.label ?? `${row.host}:${row.port}`;
  if (row.status === 'inactive' || row.status === 'banned')
    return conflict(
      'proxy_off',
      `Its proxy ${name} is ${row.status === 'banned' ? 'marked as banned' : 'switched off'}. Give the account another proxy, or switch this one on.`,
    );
  const password = secrets.read({ kind: 'proxy', id: row.id, uid: row.uid }, 'password');
  if (password.state === 'unreadable')
    return conflict(
      'secret_unreadable',
      `The password of the proxy ${name} cannot be opened here. Enter it again.`,
    );
  return done({
    protocol: row.protocol,
    host: row.host,
    port: row.port,
    username: row.username === '' ? null : row.username,
    password: password.state === 'found' ? password.plain : null,
  });
}

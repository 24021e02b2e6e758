import { afterEach, beforeEach, expect, test } from 'vitest';
import { EventLog } from '../../../../src-agent/store/event-log.ts';
import { rootKeyOfThisRun } from '../../../../src-agent/vault/root-key.ts';
import { newAccount } from '../../../../src-shared/domain/account.ts';
import { type AccountsDesk, openAccountsDesk, valueOf } from '../../../support/accounts-desk.ts';

let desk: AccountsDesk;
beforeEach(async () => {
  desk = await openAccountsDesk();
});
afterEach(() => desk[Symbol.dispose]());

const secret = 'correct horse battery';
const log = () => JSON.stringify(new EventLog(desk.store).read(0, 1000));

test('an e-mail address is kept in lower case, as imports keep it', () => {
  const asked = { platform: 'instagram', handle: 'Harbor', displayName: 'Harbor', email: 'Anna@Example.com' };
  const added = valueOf(desk.accounts.add(newAccount.parse(asked)));
  expect(added).toMatchObject({ handle: 'harbor', email: 'anna@example.com' });
});

test('an account keeps all that is said of it, with the names of what it points at', () => {
  const proxyId = desk.addProxy('Berlin 4');
  const bare = desk.run(
    `INSERT INTO proxy (uid, host, port, protocol, type, status, created_at, updated_at)
    VALUES ('p', '10.0.0.1', 8080, 'http', 'mobile', 'error', 0, 0)`,
  );
  const id = desk.add('harbor.coffee', {
    email: 'anna@example.com',
    password: secret,
    proxyId,
    timezone: 'Europe/Berlin',
    client: 'Harbor',
    tags: ['vip', 'berlin', 'vip'],
    notes: 'Opens at 8',
  });
  expect(valueOf(desk.accounts.get(id))).toMatchObject({
    email: 'anna@example.com',
    proxyName: 'Berlin 4',
    proxyStatus: 'active',
    timezone: 'Europe/Berlin',
    client: 'Harbor',
    tags: ['berlin', 'vip'],
    notes: 'Opens at 8',
    hasPassword: true,
    hasCookies: false,
    secretsUnreadable: false,
    statusBy: 'person',
  });
  const changed = valueOf(
    desk.accounts.update(id, { proxyId: bare, tags: [], client: null, password: null, handle: 'harbor' }),
  );
  expect(changed).toMatchObject({ handle: 'harbor', proxyName: '10.0.0.1:8080', proxyStatus: 'error' });
  expect(changed).toMatchObject({ tags: [], client: null, hasPassword: false, notes: 'Opens at 8' });
});

test('what is not there or taken is refused with its field, and nothing is written', () => {
  desk.add('taken');
  const id = desk.add('free');
  const refusal = desk.accounts.update(id, {
    handle: 'taken',
    proxyId: 99,
    profileId: 98,
    deviceId: 97,
    notes: 'x',
  });
  expect(refusal).toMatchObject({
    refusal: { issues: ['handle', 'deviceId', 'proxyId', 'profileId'].map((path) => ({ path })) },
  });
  expect(desk.accounts.update(id, { cooldownUntil: '2030-01-01T00:00:00.000Z' })).toMatchObject({
    refusal: { issues: [{ path: 'cooldownUntil' }] },
  });
  expect(valueOf(desk.accounts.get(id))).toMatchObject({ handle: 'free', notes: '' });
});

test('a password is shown to who asks, written down without it, and a lost key is told', () => {
  const id = desk.add('harbor', { password: secret });
  expect(desk.accounts.showPassword(id)).toEqual({ ok: true, value: { password: secret } });
  expect(log()).toContain('account.password_shown');
  expect(log()).not.toContain(secret);
  expect(desk.accounts.showPassword(desk.add('other'))).toMatchObject({ refusal: { reason: 'no_password' } });
  const later = desk.withRootKey(rootKeyOfThisRun());
  expect(valueOf(later.get(id))).toMatchObject({ hasPassword: true, secretsUnreadable: true });
  expect(later.showPassword(id)).toMatchObject({ refusal: { reason: 'unreadable' } });
  valueOf(later.update(id, { password: 'typed again' }));
  expect(later.showPassword(id)).toMatchObject({ value: { password: 'typed again' } });
});

test('who has posts is archived, who has none is removed with its secrets', () => {
  const used = desk.add('used');
  desk.addPost(used);
  expect(desk.accounts.delete(used)).toMatchObject({ refusal: { reason: 'in_use' } });
  expect(valueOf(desk.accounts.archive(used, true)).archivedAt).not.toBeNull();
  expect(valueOf(desk.accounts.list({ limit: 10 })).total).toBe(0);
  expect(valueOf(desk.accounts.list({ limit: 10, archived: 'only' })).items).toMatchObject([{ id: used }]);
  expect(valueOf(desk.accounts.archive(used, false)).archivedAt).toBeNull();
  const unused = desk.add('unused', { password: secret });
  valueOf(desk.accounts.delete(unused));
  const secrets = desk.store.all(desk.store.query.selectFrom('secret').selectAll());
  expect(secrets).toEqual([]);
});

test('the history of an account is its own, newest first', () => {
  const id = desk.add('harbor');
  desk.add('other');
  valueOf(desk.accounts.update(id, { status: 'banned', statusReason: 'Said the app' }));
  const history = valueOf(desk.accounts.history(id, 10));
  expect(history.map(({ type }) => type)).toEqual(['account.updated', 'account.created']);
  expect(history[0]).toMatchObject({
    accountId: id,
    data: { status: 'banned', from: 'active', by: 'person', reason: 'Said the app' },
  });
  expect(desk.accounts.history(4711, 10).ok).toBe(false);
});

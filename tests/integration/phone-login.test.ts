import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Accounts } from '../../src-agent/accounts/accounts.ts';
import { testLogin } from '../../src-agent/accounts/login-test.ts';
import { systemClock } from '../../src-agent/automation/clock.ts';
import { loadPacks } from '../../src-agent/automation/pack/load-packs.ts';
import { phoneLoginProbe } from '../../src-agent/delivery/phone/phone-login-probe.ts';
import { startRealTimer } from '../../src-agent/devices/timers.ts';
import { rootKeyOfThisRun } from '../../src-agent/vault/root-key.ts';
import { Secrets } from '../../src-agent/vault/secrets.ts';
import { VaultKeys } from '../../src-agent/vault/vault-keys.ts';
import { valueOf } from '../support/accounts-desk.ts';
import { type DeviceDesk, openDeviceDesk } from '../support/device-desk.ts';
import { findTestAdb } from '../support/find-test-adb.ts';

const adbBinary = findTestAdb();
const serial = 'SIM-LOGIN';

describe.skipIf(adbBinary === null)('a login looked at on a phone through real Appium', () => {
  let desk: DeviceDesk;
  let accounts: Accounts;
  let look: (handle: string) => ReturnType<typeof testLogin>;

  beforeAll(async () => {
    desk = await openDeviceDesk({
      adbBinary: adbBinary ?? '',
      phones: [
        {
          serial,
          model: 'Simulated Pixel 8',
          accounts: [
            { handle: 'harbor.coffee', displayName: 'Harbor Coffee' },
            { handle: 'lumen.studio', displayName: 'Lumen Studio' },
          ],
        },
      ],
    });
    const { store } = desk.room;
    const secrets = new Secrets(store, new VaultKeys(store, rootKeyOfThisRun()));
    accounts = new Accounts({ store, secrets, browserOpen: () => false });
    const phone = phoneLoginProbe({
      store,
      phones: desk.phones,
      packs: await loadPacks(new URL('../../resources/packs', import.meta.url).pathname),
      clock: systemClock,
      transportOf: (id) => desk.registry.transportOf(id),
      startTimer: startRealTimer,
    });
    look = async (handle) => {
      const deviceId = await desk.ready(serial);
      const known = accounts.find('instagram', handle);
      const added = { platform: 'instagram', handle, displayName: handle, deviceId } as const;
      const { id } = known ?? valueOf(accounts.add(added));
      const browser = () => Promise.reject(new Error('the browser was asked'));
      return await testLogin({ store, phone, browser }, id);
    };
  });
  afterAll(() => desk[Symbol.asyncDispose]());
  beforeEach(() => desk.order(serial, { kind: 'none' }));

  test('tells who is signed in, who is not, and keeps the answer with the account', async () => {
    expect(await look('harbor.coffee')).toMatchObject({ value: { via: 'phone', state: 'signed_in' } });
    expect(await look('lumen.studio')).toMatchObject({ value: { state: 'signed_in' } });
    expect(await look('somebody.else')).toMatchObject({ value: { state: 'other_account' } });
    const kept = accounts.find('instagram', 'somebody.else');
    expect(kept).toMatchObject({ status: 'active', login: { state: 'other_account' } });
    expect(kept?.login?.evidence.at(-1)).toContain('Sign in to @somebody.else');
    const [event] = valueOf(accounts.history(kept?.id ?? 0, 1));
    expect(event).toMatchObject({ type: 'account.login_tested', data: { state: 'other_account' } });
  });

  test('stops at a challenge, which holds the account for a person', async () => {
    await desk.order(serial, { kind: 'challenge', when: 'profile' });
    expect(await look('harbor.coffee')).toMatchObject({ value: { state: 'unknown' } });
    expect(accounts.find('instagram', 'harbor.coffee')).toMatchObject({
      status: 'needs_captcha',
      statusBy: 'login_test',
    });
  });

  test('says what to do when the app is signed out, and leaves the status as it is', async () => {
    await desk.order(serial, { kind: 'logged_out', when: 'profile' });
    expect(await look('lumen.studio')).toMatchObject({ value: { state: 'signed_out' } });
    expect(accounts.find('instagram', 'lumen.studio')).toMatchObject({ status: 'active' });
  });

  test('is refused while the phone is busy, and gives the phone back', async () => {
    await using lease = desk.lease(await desk.ready(serial));
    lease.assertHeld();
    expect(await look('lumen.studio')).toMatchObject({ refusal: { reason: 'phone_busy' } });
  });
});

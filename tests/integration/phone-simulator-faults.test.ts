import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'webdriverio';
import { findTestAdb } from '../support/find-test-adb.ts';
import { appId, hands, startPhoneChain, type PhoneChain } from '../support/phone-chain.ts';

const accounts = [{ handle: 'northwind.outdoor', displayName: 'Northwind Outdoor' }];

describe.skipIf(findTestAdb() === null)('faults of a simulated phone through real adb and Appium', () => {
  let chain: PhoneChain;
  const phone = () => chain.phone('SIM-FAULT');
  let browser: Browser;
  const { tap, see } = hands(() => browser);
  const atCaption = async () => {
    await browser.execute('mobile: activateApp', { appId: 'com.instagram.android' });
    await tap('~Profile');
    await tap('~Create New');
    await tap('~Create new post');
    await tap(appId('next_button_textview'));
    await tap(appId('clips_right_action_button'));
    await see(appId('share_button'));
  };
  beforeAll(async () => {
    chain = await startPhoneChain([{ serial: 'SIM-FAULT', model: 'Simulated Galaxy S24', accounts }], true);
  });
  afterAll(() => chain[Symbol.asyncDispose]());
  beforeEach(async () => {
    await phone().fault({ kind: 'none' });
    browser = await chain.session('SIM-FAULT');
    await browser.execute('mobile: terminateApp', { appId: 'com.instagram.android' });
    return () => browser.deleteSession().catch(() => undefined);
  });

  test('screens that stop the work show and go: rating, block, challenge, login, opaque, crash', async () => {
    await browser.execute('mobile: activateApp', { appId: 'com.instagram.android' });
    await see(appId('feed_tab'));
    await phone().fault({ kind: 'rate_app_popup' });
    await see(appId('appirater_title_area'));
    await tap(appId('appirater_cancel_button'));
    await see(appId('feed_tab'));
    await phone().fault({ kind: 'try_again_later' });
    expect(await (await see(appId('igds_alert_dialog_headline'))).getText()).toBe('Try Again Later');
    await tap(appId('igds_alert_dialog_primary_button'));
    await phone().fault({ kind: 'challenge', when: 'profile' });
    await tap('~Profile');
    await see(`//*[@text="Confirm it's you"]`);
    await phone().fault({ kind: 'logged_out' });
    await see(appId('login_username'));
    await phone().fault({ kind: 'opaque' });
    await vi.waitFor(
      async () =>
        expect(await browser.getPageSource()).not.toMatch(/text="[^"]|resource-id|clickable="true"/),
      { timeout: 5000 },
    );
    await phone().fault({ kind: 'none' });
    await see('~Create New');
    await phone().fault({ kind: 'crash_app' });
    expect(await (await see('id=android:id/alertTitle')).getText()).toBe('Instagram keeps stopping');
    await tap('id=android:id/aerr_restart');
    await see(appId('feed_tab'));
  });

  test('a refused photo is not counted and can be discarded', async () => {
    await phone().fault({ kind: 'media_rejected' });
    const before = (await phone().record()).posts.length;
    await atCaption();
    await tap(appId('share_button'));
    await see(appId('row_pending_media_discard_button'));
    expect(await browser.$(appId('row_pending_media_status_textview')).getText()).toBe(
      "Photo can't be posted",
    );
    expect((await phone().record()).posts).toHaveLength(before);
    await tap(appId('row_pending_media_discard_button'));
    await vi.waitFor(
      async () => expect(await browser.$(appId('row_pending_container')).isExisting()).toBe(false),
      { timeout: 5000 },
    );
  });

  test('a lost answer to Share leaves one post behind', async () => {
    await phone().fault({ kind: 'lose_share_response' });
    const before = (await phone().record()).posts.length;
    await atCaption();
    await expect(tap(appId('share_button'))).rejects.toThrow(/hang up|proxy/);
    await vi.waitFor(async () => expect((await phone().record()).posts).toHaveLength(before + 1), {
      timeout: 5000,
    });
  });

  test('a challenge in the place of sharing keeps the post from being made; a crash after sharing does not', async () => {
    await phone().fault({ kind: 'challenge', when: 'on_share' });
    const before = (await phone().record()).posts.length;
    await atCaption();
    await tap(appId('share_button'));
    await see(`//*[@text="Confirm it's you"]`);
    expect((await phone().record()).posts).toHaveLength(before);
    await phone().fault({ kind: 'none' });
    await phone().fault({ kind: 'crash_app', when: 'after_share' });
    await see(appId('share_button'));
    await tap(appId('share_button'));
    await see('id=android:id/aerr_close');
    await vi.waitFor(async () => expect((await phone().record()).posts).toHaveLength(before + 1), {
      timeout: 5000,
    });
  });

  test('the instrumentation crashes under a session, and a new session works', async () => {
    await phone().fault({ kind: 'crash_instrumentation' });
    await expect(browser.getPageSource()).rejects.toThrow(
      /instrumentation process is not running|hang up|ECONNREFUSED/,
    );
    await browser.deleteSession().catch(() => undefined);
    browser = await chain.session('SIM-FAULT');
    expect(await browser.getPageSource()).toContain('<hierarchy');
  });

  test('a slow phone answers late, a frozen one not at all until it thaws', async () => {
    await phone().fault({ kind: 'slow', milliseconds: 400 });
    const from = Date.now();
    await browser.getPageSource();
    expect(Date.now() - from).toBeGreaterThanOrEqual(400);
    await phone().fault({ kind: 'none' });
    await phone().fault({ kind: 'freeze' });
    await expect(browser.getPageSource()).rejects.toThrow(/timeout|hang up/);
    await phone().fault({ kind: 'thaw' });
    await vi.waitFor(
      async () => expect(await chain.adb.shell(chain.transport('SIM-FAULT'), 'echo back')).toBe('back\n'),
      { timeout: 10_000 },
    );
  });

  test('a vanished phone is gone for adb and comes back', async () => {
    await phone().fault({ kind: 'vanish' });
    await vi.waitFor(
      async () =>
        expect(await chain.adb.run('devices')).not.toContain(`${chain.transport('SIM-FAULT')}\tdevice`),
      { timeout: 10_000 },
    );
    await expect(browser.getPageSource()).rejects.toThrow(
      /instrumentation process is not running|hang up|ECONNREFUSED/,
    );
    await phone().fault({ kind: 'return' });
    await chain.connect('SIM-FAULT');
  });
});

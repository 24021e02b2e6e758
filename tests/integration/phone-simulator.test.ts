import { createCanvas } from '@napi-rs/canvas';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'webdriverio';
import type { SimulatedPhone, SimulatorReady } from '../../src-shared/processes/phone-simulator.ts';
import {
  adbPath,
  control,
  forkSimulator,
  freePort,
  openSession,
  PrivateAdb,
  startAppium,
} from '../support/phone-chain.ts';

const accounts = [
  { handle: 'northwind.outdoor', displayName: 'Northwind Outdoor' },
  { handle: 'lumen.studio', displayName: 'Lumen Studio' },
];
const phones: SimulatedPhone[] = [
  { serial: 'SIM-POST', model: 'Simulated Pixel 8', accounts },
  { serial: 'SIM-FAULT', model: 'Simulated Galaxy S24', accounts },
  {
    serial: 'SIM-LOCK',
    model: 'Simulated Moto',
    accounts,
    requireAuthorization: true,
    helpersInstalled: false,
  },
];
const id = (name: string) => `id=com.instagram.android:id/${name}`;

if (adbPath === null && process.env['CI'] === 'true')
  throw new Error('adb is needed on CI and not installed');

describe.skipIf(adbPath === null)(
  'the simulated phone behind real adb and Appium (skipped without adb)',
  () => {
    const resources = new AsyncDisposableStack();
    let ready: SimulatorReady;
    let adb: PrivateAdb;
    let appiumPort: number;

    beforeAll(async () => {
      const simulator = resources.use(await forkSimulator({ phones, screenMs: 40, uploadMs: 300 }));
      ready = simulator.ready;
      adb = resources.use(await PrivateAdb.start(await freePort()));
      appiumPort = resources.use(await startAppium(adb)).port;
    });
    afterAll(() => resources.disposeAsync());

    const transport = (serial: string) =>
      `127.0.0.1:${ready.phones.find((phone) => phone.serial === serial)?.adbPort}`;
    const connect = async (serial: string) => {
      const address = transport(serial);
      await vi.waitFor(
        async () => {
          await adb.run('connect', address);
          expect(await adb.run('devices')).toContain(`${address}\tdevice`);
        },
        { timeout: 15_000, interval: 200 },
      );
      return address;
    };
    const session = async (serial: string) =>
      openSession(appiumPort, adb, await connect(serial), await freePort());

    describe('posting', () => {
      let browser: Browser;
      beforeAll(async () => {
        browser = await session('SIM-POST');
      });
      afterAll(() => browser.deleteSession());

      const { tap, see } = actions(() => browser);

      test('a picture goes from the computer through picker, editor and caption to one counted post', async () => {
        const address = transport('SIM-POST');
        const picture = drawing('#0a7d52');
        const file = join(adb.home, 'autumn.png');
        await writeFile(file, picture);
        await adb.run('-s', address, 'push', file, '/sdcard/Pictures/autumn.png');
        const phone = control(ready, 'SIM-POST');
        expect((await phone.record()).gallery).not.toContain('/sdcard/Pictures/autumn.png');
        await adb.shell(
          address,
          'am broadcast -a android.intent.action.MEDIA_SCANNER_SCAN_FILE -d file:///sdcard/Pictures/autumn.png',
        );
        expect((await phone.record()).gallery[0]).toBe('/sdcard/Pictures/autumn.png');

        await browser.execute('mobile: activateApp', { appId: 'com.instagram.android' });
        await see(id('feed_tab'));
        expect(await browser.getCurrentPackage()).toBe('com.instagram.android');
        await tap('~Profile');
        await see('~Create New');
        expect(await browser.$(id('profile_header_familiar_post_count_value')).getText()).toBe('9');
        await tap('~Create New');
        await tap('~Create new post');
        await see(id('gallery_picker_view'));
        const thumbnail = browser.$('//android.widget.GridView//android.view.ViewGroup[@selected="true"]');
        expect(await thumbnail.getAttribute('content-desc')).toBe('Photo thumbnail, Added on Just now');
        await tap(id('next_button_textview'));
        await tap('~Next');
        await see(id('share_button'));
        const caption = 'Autumn light 🍂\n\n#northwind “ÿ 日本”';
        await tap(id('caption_input_text_view'));
        await see(id('action_bar_button_text'));
        await browser.$(id('caption_input_text_view')).setValue(caption);
        await tap(id('action_bar_button_text'));
        expect(await browser.$(id('caption_input_text_view')).getText()).toBe(caption);
        await tap(id('share_button'));
        await see(
          '//*[@resource-id="com.instagram.android:id/status_text" and starts-with(@text,"Sharing")]',
        );
        expect((await phone.record()).posts).toEqual([]);
        await see('//*[starts-with(@text,"Done posting")]');
        const { posts, taps } = await phone.record();
        expect(posts).toEqual([
          {
            handle: 'northwind.outdoor',
            caption,
            imageSha256: createHash('sha256').update(picture).digest('hex'),
            at: expect.any(Number),
          },
        ]);
        expect(await phone.image(0)).toEqual(picture);
        expect(taps.filter(({ target }) => target?.endsWith('share_button'))).toHaveLength(1);
        expect(taps.at(-1)).toMatchObject({ screen: 'caption' });
        expect((await phone.raw()).unknownCommands).toEqual([]);
      });

      test('the post is in the grid, opens with its caption and age, and the picture can be removed', async () => {
        await browser.execute('mobile: terminateApp', { appId: 'com.instagram.android' });
        await browser.execute('mobile: activateApp', { appId: 'com.instagram.android' });
        await tap('~Profile');
        await see('~Photo by Northwind Outdoor at row 1, column 1');
        expect(await browser.$(id('profile_header_familiar_post_count_value')).getText()).toBe('10');
        await tap('~Photo by Northwind Outdoor at row 1, column 1');
        await see('~Just now');
        const source = await browser.getPageSource();
        expect(source).toContain('text="northwind.outdoor Autumn light 🍂&#10;&#10;#northwind “ÿ 日本”"');
        await adb.shell(transport('SIM-POST'), 'rm -f /sdcard/Pictures/autumn.png');
        expect((await control(ready, 'SIM-POST').record()).gallery).not.toContain(
          '/sdcard/Pictures/autumn.png',
        );
        await browser.back();
        await see('~Create New');
      });

      test('the account switcher changes whose profile is shown', async () => {
        await tap(id('action_bar_title_chevron'));
        await see('~Add Instagram account');
        expect(await browser.getPageSource()).toContain('profile_header_familiar_post_count_value');
        await tap('~lumen.studio');
        await vi.waitFor(
          async () => expect(await browser.$(id('action_bar_title')).getText()).toBe('lumen.studio'),
          { timeout: 5000 },
        );
        expect(await browser.$(id('profile_header_familiar_post_count_value')).getText()).toBe('9');
      });

      test('gestures, keys and pictures work: a swipe scrolls, home leaves, back returns, a screenshot is a PNG', async () => {
        await tap('~Home');
        await see('~Instagram Home Feed');
        const before = await browser.getPageSource();
        await browser.performActions([
          {
            type: 'pointer',
            id: 'finger',
            parameters: { pointerType: 'touch' },
            actions: [
              { type: 'pointerMove', duration: 0, x: 540, y: 1800 },
              { type: 'pointerDown', button: 0 },
              { type: 'pointerMove', duration: 200, x: 540, y: 600 },
              { type: 'pointerUp', button: 0 },
            ],
          },
        ]);
        await vi.waitFor(async () => expect(await browser.getPageSource()).not.toBe(before), {
          timeout: 5000,
        });
        const pixels = Buffer.from(await browser.takeScreenshot(), 'base64');
        expect([pixels.readUInt32BE(16), pixels.readUInt32BE(20)]).toEqual([1080, 2400]);
        await browser.pressKeyCode(3);
        await see('~Gallery');
        await browser.execute('mobile: activateApp', { appId: 'com.instagram.android' });
        await see(id('tab_bar'));
        await tap('~Search and explore');
        await see(id('action_bar_search_edit_text'));
        await browser.back();
        await see('~Instagram Home Feed');
      });
    });

    describe('faults', () => {
      const phone = () => control(ready, 'SIM-FAULT');
      let browser: Browser;
      const { tap, see } = actions(() => browser);
      const atCaption = async () => {
        await browser.execute('mobile: activateApp', { appId: 'com.instagram.android' });
        await tap('~Profile');
        await tap('~Create New');
        await tap('~Create new post');
        await tap(id('next_button_textview'));
        await tap('~Next');
        await see(id('share_button'));
      };
      beforeEach(async () => {
        await phone().fault({ kind: 'none' });
        browser = await session('SIM-FAULT');
        await browser.execute('mobile: terminateApp', { appId: 'com.instagram.android' });
        return () => browser.deleteSession().catch(() => undefined);
      });

      test('screens that stop the work show and go: rating, block, challenge, login, opaque, crash', async () => {
        await browser.execute('mobile: activateApp', { appId: 'com.instagram.android' });
        await see(id('feed_tab'));
        await phone().fault({ kind: 'rate_app_popup' });
        await see(id('appirater_title_area'));
        await tap(id('appirater_cancel_button'));
        await see(id('feed_tab'));
        await phone().fault({ kind: 'try_again_later' });
        expect(await (await see(id('igds_alert_dialog_headline'))).getText()).toBe('Try Again Later');
        await tap(id('igds_alert_dialog_primary_button'));
        await phone().fault({ kind: 'challenge', when: 'profile' });
        await tap('~Profile');
        await see(`//*[@text="Confirm it's you"]`);
        await phone().fault({ kind: 'logged_out' });
        await see(id('login_username'));
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
        await see(id('feed_tab'));
      });

      test('a refused photo is not counted and can be discarded', async () => {
        await phone().fault({ kind: 'media_rejected' });
        const before = (await phone().record()).posts.length;
        await atCaption();
        await tap(id('share_button'));
        await see(id('row_pending_media_discard_button'));
        expect(await browser.$(id('row_pending_media_status_textview')).getText()).toBe(
          "Photo can't be posted",
        );
        expect((await phone().record()).posts).toHaveLength(before);
        await tap(id('row_pending_media_discard_button'));
        await vi.waitFor(
          async () => expect(await browser.$(id('row_pending_container')).isExisting()).toBe(false),
          { timeout: 5000 },
        );
      });

      test('a lost answer to Share leaves one post behind', async () => {
        await phone().fault({ kind: 'lose_share_response' });
        const before = (await phone().record()).posts.length;
        await atCaption();
        await expect(tap(id('share_button'))).rejects.toThrow(/hang up|proxy/);
        await vi.waitFor(async () => expect((await phone().record()).posts).toHaveLength(before + 1), {
          timeout: 5000,
        });
      });

      test('a challenge in the place of sharing keeps the post from being made; a crash after sharing does not', async () => {
        await phone().fault({ kind: 'challenge', when: 'on_share' });
        const before = (await phone().record()).posts.length;
        await atCaption();
        await tap(id('share_button'));
        await see(`//*[@text="Confirm it's you"]`);
        expect((await phone().record()).posts).toHaveLength(before);
        await phone().fault({ kind: 'none' });
        await phone().fault({ kind: 'crash_app', when: 'after_share' });
        await see(id('share_button'));
        await tap(id('share_button'));
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
        browser = await session('SIM-FAULT');
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
          async () => expect(await adb.shell(transport('SIM-FAULT'), 'echo back')).toBe('back\n'),
          { timeout: 10_000 },
        );
      });

      test('a vanished phone is gone for adb and comes back', async () => {
        await phone().fault({ kind: 'vanish' });
        await vi.waitFor(
          async () => expect(await adb.run('devices')).not.toContain(`${transport('SIM-FAULT')}\tdevice`),
          { timeout: 10_000 },
        );
        await expect(browser.getPageSource()).rejects.toThrow(
          /instrumentation process is not running|hang up|ECONNREFUSED/,
        );
        await phone().fault({ kind: 'return' });
        await connect('SIM-FAULT');
      });
    });

    test('the shell answers what watchers ask', async () => {
      const address = await connect('SIM-POST');
      const ask = (line: string) => adb.shell(address, line);
      expect(await ask('getprop ro.serialno')).toBe('SIM-POST\n');
      expect(await ask('getprop')).toContain('[ro.switchyard.simulated]: [1]');
      expect(await ask('getprop ro.kernel.qemu')).toBe('\n');
      expect(await ask('dumpsys battery')).toMatch(/level: \d+/);
      expect(await ask('df -k /data')).toMatch(/\d+ +\d+ +\d+ +\d+% \/data/);
      expect(await ask('dumpsys package com.instagram.android | grep versionName')).toContain(
        '410.0.0.53.71',
      );
      expect(await ask('dumpsys package io.appium.uiautomator2.server')).toMatch(/versionName=\d+\.\d+\.\d+/);
      expect(await ask('pm path com.instagram.android')).toMatch(/^package:\/data\/app/);
      const png = Buffer.from(await adb.run('-s', address, 'exec-out', 'screencap -p'), 'latin1');
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      await expect(ask('frobnicate --all')).rejects.toMatchObject({ code: 127 });
      expect((await control(ready, 'SIM-POST').raw()).unknownCommands).toContain('frobnicate --all');
    });

    test('files travel both ways, helper apps are installed, and the prompt must be accepted first', async () => {
      const address = transport('SIM-LOCK');
      const connecting = adb.run('connect', address).catch(() => '');
      await vi.waitFor(async () => expect(await adb.run('devices')).toContain(`${address}\tunauthorized`), {
        timeout: 10_000,
      });
      await control(ready, 'SIM-LOCK').fault({ kind: 'accept_authorization' });
      await vi.waitFor(async () => expect(await adb.run('devices')).toContain(`${address}\tdevice`), {
        timeout: 10_000,
      });
      await connecting;
      await adb.run('disconnect', address);
      expect(await adb.run('connect', address)).toContain('connected to');
      await vi.waitFor(async () => expect(await adb.run('devices')).toContain(`${address}\tdevice`), {
        timeout: 10_000,
      });

      const big = Buffer.alloc(3_000_000, 'switchyard');
      const file = join(adb.home, 'settings_apk-debug.apk');
      await writeFile(file, big);
      const copy = join(adb.home, 'copy.apk');
      await adb.run('-s', address, 'push', file, '/data/local/tmp/a.apk');
      expect(await adb.shell(address, 'sha256sum /data/local/tmp/a.apk')).toContain(
        createHash('sha256').update(big).digest('hex'),
      );
      await adb.run('-s', address, 'pull', '/data/local/tmp/a.apk', copy);
      expect(await readFile(copy)).toEqual(big);
      expect(await adb.run('-s', address, 'shell', 'ls', '/data/local/tmp')).toBe('a.apk\n');
      expect(await adb.shell(address, 'pm list packages io.appium')).toBe('');
      expect(await adb.run('-s', address, 'install', '-r', file)).toContain('Success');
      expect(await adb.shell(address, 'pm list packages io.appium')).toBe('package:io.appium.settings\n');
    });
  },
);

function actions(browser: () => Browser) {
  const see = async (selector: string) => {
    const element = browser().$(selector);
    await vi.waitFor(async () => expect(await element.isExisting(), selector).toBe(true), {
      timeout: 8000,
      interval: 30,
    });
    return element;
  };
  const tap = async (selector: string) => {
    await see(selector);
    await browser().$(selector).click();
  };
  return { see, tap };
}

function drawing(color: string): Buffer {
  const canvas = createCanvas(320, 400);
  const brush = canvas.getContext('2d');
  brush.fillStyle = color;
  brush.fillRect(0, 0, 320, 400);
  return canvas.toBuffer('image/png');
}

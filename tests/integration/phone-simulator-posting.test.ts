import { createCanvas } from '@napi-rs/canvas';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'webdriverio';
import { findTestAdb } from '../support/find-test-adb.ts';
import { appId, hands, startPhoneChain, type PhoneChain } from '../support/phone-chain.ts';

const accounts = [
  { handle: 'northwind.outdoor', displayName: 'Northwind Outdoor' },
  { handle: 'lumen.studio', displayName: 'Lumen Studio' },
];

describe.skipIf(findTestAdb() === null)('posting on a simulated phone through real adb and Appium', () => {
  let chain: PhoneChain;
  let browser: Browser;
  beforeAll(async () => {
    chain = await startPhoneChain([{ serial: 'SIM-POST', model: 'Simulated Pixel 8', accounts }], true);
    browser = await chain.session('SIM-POST');
  });
  afterAll(() => chain[Symbol.asyncDispose]());

  const { tap, see } = hands(() => browser);

  /** Waits until nothing moves any more: two looks, further apart than a screen takes to appear, see the same. */
  const settled = async () => {
    let last = '';
    const look = async () => {
      const now = await browser.getPageSource();
      const same = now === last;
      last = now;
      expect(same).toBe(true);
    };
    await vi.waitFor(look, { timeout: 8000, interval: 400 });
  };

  test('a picture goes from the computer through picker, editor and caption to one counted post', async () => {
    const address = chain.transport('SIM-POST');
    const picture = drawing('#0a7d52');
    const file = join(chain.adb.home, 'autumn.png');
    await writeFile(file, picture);
    await chain.adb.run('-s', address, 'push', file, '/sdcard/Pictures/autumn.png');
    const phone = chain.phone('SIM-POST');
    expect((await phone.record()).gallery).not.toContain('/sdcard/Pictures/autumn.png');
    await chain.adb.shell(
      address,
      'am broadcast -a android.intent.action.MEDIA_SCANNER_SCAN_FILE -d file:///sdcard/Pictures/autumn.png',
    );
    expect((await phone.record()).gallery[0]).toBe('/sdcard/Pictures/autumn.png');

    await browser.execute('mobile: activateApp', { appId: 'com.instagram.android' });
    await see(appId('feed_tab'));
    expect(await browser.getCurrentPackage()).toBe('com.instagram.android');
    await tap('~Profile');
    await see('~Create New');
    expect(await browser.$(appId('profile_header_familiar_post_count_value')).getText()).toBe('9');
    await tap('~Create New');
    await tap('~Create new post');
    await see(appId('gallery_picker_view'));
    const thumbnail = browser.$('//android.widget.GridView//android.view.ViewGroup[@selected="true"]');
    expect(await thumbnail.getAttribute('content-desc')).toBe('Photo thumbnail, Added on Just now');
    await tap(appId('next_button_textview'));
    await tap(appId('clips_right_action_button'));
    await see(appId('share_button'));
    const caption = 'Autumn light 🍂\n\n#northwind “ÿ 日本”';
    await tap(appId('caption_input_text_view'));
    await see(appId('action_bar_button_text'));
    await browser.$(appId('caption_input_text_view')).setValue(caption);
    await tap(appId('action_bar_button_text'));
    expect(await browser.$(appId('caption_input_text_view')).getText()).toBe(caption);
    await tap(appId('share_button'));
    await see('//*[@resource-id="com.instagram.android:id/status_text" and starts-with(@text,"Sharing")]');
    expect((await phone.record()).posts).toEqual([]);
    await see('//*[starts-with(@text,"Done posting")]');
    const { posts, taps } = await phone.record();
    expect(posts).toEqual([
      {
        platform: 'instagram',
        kind: 'photo',
        handle: 'northwind.outdoor',
        caption,
        imageSha256: createHash('sha256').update(picture).digest('hex'),
        files: [createHash('sha256').update(picture).digest('hex')],
        at: expect.any(Number),
      },
    ]);
    expect(await phone.image(0)).toEqual(picture);
    expect(taps.filter(({ target }) => target?.endsWith('share_button'))).toHaveLength(1);
    expect(taps.at(-1)).toMatchObject({ screen: 'caption' });
    expect(await phone.unknownCommands()).toEqual([]);
  });

  test('the post is in the grid, opens with its caption and age, and the picture can be removed', async () => {
    await browser.execute('mobile: terminateApp', { appId: 'com.instagram.android' });
    await browser.execute('mobile: activateApp', { appId: 'com.instagram.android' });
    await tap('~Profile');
    await see('~Photo by Northwind Outdoor at row 1, column 1');
    expect(await browser.$(appId('profile_header_familiar_post_count_value')).getText()).toBe('10');
    await tap('~Photo by Northwind Outdoor at row 1, column 1');
    await see('~Just now');
    const source = await browser.getPageSource();
    expect(source).toContain('text="northwind.outdoor Autumn light 🍂&#10;&#10;#northwind “ÿ 日本”"');
    await chain.adb.shell(chain.transport('SIM-POST'), 'rm -f /sdcard/Pictures/autumn.png');
    expect((await chain.phone('SIM-POST').record()).gallery).not.toContain('/sdcard/Pictures/autumn.png');
    await browser.back();
    await see('~Create New');
  });

  test('the account switcher changes whose profile is shown', async () => {
    await tap(appId('action_bar_title_chevron'));
    await see('~Add Instagram account');
    expect(await browser.getPageSource()).toContain('profile_header_familiar_post_count_value');
    await tap('~lumen.studio');
    await vi.waitFor(
      async () => expect(await browser.$(appId('action_bar_title')).getText()).toBe('lumen.studio'),
      { timeout: 5000 },
    );
    expect(await browser.$(appId('profile_header_familiar_post_count_value')).getText()).toBe('9');
  });

  test('gestures, keys and pictures work: a swipe scrolls, home leaves, back returns, a screenshot is a PNG', async () => {
    await settled();
    await tap('~Home');
    await see('~Instagram Home Feed');
    await settled();
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
    await see(appId('tab_bar'));
    await settled();
    await tap('~Search and explore');
    await see(appId('action_bar_search_edit_text'));
    await settled();
    await browser.back();
    await see('~Instagram Home Feed');
  });
});

function drawing(color: string): Buffer {
  const canvas = createCanvas(320, 400);
  const brush = canvas.getContext('2d');
  brush.fillStyle = color;
  brush.fillRect(0, 0, 320, 400);
  return canvas.toBuffer('image/png');
}

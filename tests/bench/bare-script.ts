import { type Browser, remote } from 'webdriverio';
import { AdbClient } from '../../src-agent/devices/adb/adb-client.ts';
import type { AppiumServer } from '../../src-agent/devices/appium/appium-host.ts';
import { sessionCapabilities } from '../../src-agent/devices/appium/session-capabilities.ts';
import { pushMedia, removeMedia } from '../../src-agent/devices/media-on-phone.ts';
import { startRealTimer } from '../../src-agent/devices/timers.ts';

const app = 'com.instagram.android';
const uploadLimitMs = 30_000;

/** What the script posts, and where. */
export type BarePost = {
  readonly server: AppiumServer;
  readonly adbPort: number;
  readonly transport: string;
  readonly systemPort: number;
  readonly picture: string;
  readonly caption: string;
};

/**
 * The taps of a post as anybody would script them: no recognition, no journal, no pictures, no checks. Every wait looks as
 * often as the engine does, so that the comparison is about work and not about patience.
 */
export async function postWithBareScript(post: BarePost): Promise<void> {
  const adb = new AdbClient(post.adbPort);
  const media = { adb, uniqueName: () => crypto.randomUUID(), startTimer: startRealTimer, now: Date.now };
  const remotePath = await pushMedia(media, post.transport, post.picture, 'poster.jpg');
  const browser = await remote({
    hostname: '127.0.0.1',
    port: post.server.port,
    path: post.server.basePath,
    connectionRetryCount: 0,
    logLevel: 'silent',
    capabilities: sessionCapabilities({ ...post, readTimeoutMs: 60_000 }),
  });
  try {
    await adb.shell(
      post.transport,
      `am start -S -W -n ${app}/com.instagram.mainactivity.InstagramMainActivity`,
    );
    await tapThrough(browser, post.caption);
    const done = browser.$('//*[starts-with(@text,"Done posting")]');
    await done.waitForExist({ timeout: uploadLimitMs, interval: 60 });
  } finally {
    await browser.deleteSession();
    await removeMedia(media, post.transport, remotePath);
  }
}

async function tapThrough(browser: Browser, caption: string): Promise<void> {
  const tap = async (selector: string) => {
    const element = browser.$(selector);
    await element.waitForExist({ timeout: 10_000, interval: 30 });
    await element.click();
  };
  await tap(id('profile_tab'));
  await tap('~Create New');
  await tap('~Create new post');
  await tap(id('next_button_textview'));
  await tap(id('clips_right_action_button'));
  await tap(id('caption_input_text_view'));
  await browser.$(id('action_bar_button_text')).waitForExist({ timeout: 10_000, interval: 30 });
  await browser.$(id('caption_input_text_view')).setValue(caption);
  await tap(id('action_bar_button_text'));
  await tap(id('share_button'));
}

function id(name: string): string {
  return `android=new UiSelector().resourceId("${app}:id/${name}")`;
}

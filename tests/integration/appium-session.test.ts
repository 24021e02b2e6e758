import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { PhoneDriver, Point } from '../../src-agent/devices/phone-driver.ts';
import { renewLease } from '../../src-agent/devices/leases.ts';
import { findTestAdb } from '../support/find-test-adb.ts';
import { openDeviceDesk, type DeskChoice, type DeviceDesk } from '../support/device-desk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const adbBinary = findTestAdb();
const serial = 'SIM-ONE';
const instagram = 'com.instagram.android';
const never = new AbortController().signal;

let desk: DeviceDesk | null = null;

afterEach(async () => {
  await desk?.[Symbol.asyncDispose]();
  desk = null;
});

async function open(choice: Partial<DeskChoice> = {}) {
  const accounts = [{ handle: 'harbor.coffee', displayName: 'Harbor Coffee' }];
  desk = await openDeviceDesk({
    phones: [{ serial, model: 'Simulated Pixel 8', accounts }],
    adbBinary: adbBinary ?? '',
    ...choice,
  });
  const deviceId = await desk.ready(serial);
  return { ...desk, deviceId, lease: desk.lease(deviceId) };
}

describe.skipIf(adbBinary === null)('a session through real Appium', () => {
  test('reads, taps exactly once, starts apps, and leaves nothing behind', async () => {
    const { phones, lease, record, adb, room } = await open();
    const driver = await phones.open(lease, never);
    await driver.restartApp(instagram);
    await expect.poll(() => driver.source(), { timeout: 10_000 }).toContain(`package="${instagram}"`);
    expect(Buffer.from(await driver.screenshot()).toString('latin1', 1, 4)).toBe('PNG');
    const before = (await record(serial)).taps.length;
    await driver.tap({ x: 540, y: 1000 });
    expect((await record(serial)).taps.slice(before)).toMatchObject([{ x: 540, y: 1000 }]);
    await driver.swipe({ x: 540, y: 1600 }, { x: 540, y: 800 }, 200);
    await driver.longPress({ x: 20, y: 1000 });
    await expect(driver.restartApp('com.example.missing')).rejects.toMatchObject({ code: 'app_missing' });
    await expect(driver.typeText('nobody listens')).rejects.toMatchObject({ code: 'timeout' });
    await driver.activateApp(instagram);
    await driver.pressBack();
    expect((await adb.forwards()).map((forward) => forward.remote)).toEqual(['tcp:6790']);
    await driver[Symbol.asyncDispose]();
    expect(await adb.forwards()).toEqual([]);
    await expect(driver.source()).rejects.toMatchObject({ code: 'automation_lost' });
    expect(readFileSync(join(room.folder, 'appium', 'appium.log'), 'utf8')).not.toMatch(/\/[0-9a-f]{32}\b/);
  });

  test('ends at once when it is aborted in the middle of a call, and the next one opens', async () => {
    const { phones, lease, order } = await open();
    const stop = new AbortController();
    const driver = await phones.open(lease, stop.signal);
    await order(serial, { kind: 'slow', milliseconds: 60_000 });
    const call = driver.source();
    stop.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    await expect(driver.tap({ x: 1, y: 1 })).rejects.toMatchObject({ code: 'cancelled' });
    await driver[Symbol.asyncDispose]();
    await order(serial, { kind: 'slow', milliseconds: 0 });
    await using next = await phones.open(lease, never);
    expect(await next.source()).toContain('hierarchy');
    await expect(phones.open(lease, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('is lost when Appium is killed, and the next one starts Appium again', async () => {
    const { phones, lease, order, started, adb } = await open();
    const driver = await phones.open(lease, never);
    await order(serial, { kind: 'slow', milliseconds: 60_000 });
    const call = driver.source();
    started[0]?.kill('hard');
    await expect(call).rejects.toMatchObject({ code: 'automation_lost' });
    await driver[Symbol.asyncDispose]();
    expect(await adb.forwards()).toEqual([]);
    await order(serial, { kind: 'slow', milliseconds: 0 });
    await using next = await phones.open(lease, never);
    expect(await next.source()).toContain('hierarchy');
    expect(started).toHaveLength(2);
  });

  test('is lost when the automation on the phone crashes, and the next one opens', async () => {
    const { phones, lease, order } = await open();
    const driver = await phones.open(lease, never);
    await order(serial, { kind: 'crash_instrumentation' });
    await expect(driver.source()).rejects.toMatchObject({ code: 'automation_lost' });
    await driver[Symbol.asyncDispose]();
    await using next = await phones.open(lease, never);
    expect(await next.source()).toContain('hierarchy');
  });

  test('says that the phone is gone when it vanishes in a call, and opens again when it is back', async () => {
    const { phones, lease, order, registry, deviceId } = await open();
    const driver = await phones.open(lease, never);
    await order(serial, { kind: 'slow', milliseconds: 60_000 });
    const call = driver.source();
    const lost = expect(call).rejects.toMatchObject({ code: 'device_lost' });
    await order(serial, { kind: 'vanish' });
    await lost;
    await driver[Symbol.asyncDispose]();
    await expect.poll(() => registry.transportOf(deviceId)).toBeNull();
    await expect(phones.appVersion(lease, instagram)).rejects.toMatchObject({ code: 'device_lost' });
    await order(serial, { kind: 'slow', milliseconds: 0 });
    await order(serial, { kind: 'return' });
    await registry.waitUntilReady(deviceId, AbortSignal.timeout(30_000));
    await using next = await phones.open(lease, never);
    expect(await next.source()).toContain('hierarchy');
  });

  test('of a frozen phone ends in bounded time, with Appium when need be', async () => {
    const { phones, lease, order, registry, deviceId, started } = await open({
      readTimeoutMs: 2000,
      endLimitMs: 2000,
    });
    const driver = await phones.open(lease, never);
    await order(serial, { kind: 'freeze' });
    await expect(driver.source()).rejects.toMatchObject({ code: 'timeout' });
    const begun = Date.now();
    await driver[Symbol.asyncDispose]();
    expect(Date.now() - begun).toBeLessThan(6000);
    expect(await started[0]?.exited).toMatchObject({ signal: 'SIGKILL' });
    await order(serial, { kind: 'thaw' });
    await registry.refresh(deviceId);
    await registry.waitUntilReady(deviceId, AbortSignal.timeout(30_000));
    await using next = await phones.open(lease, never);
    expect(await next.source()).toContain('hierarchy');
  });

  test('refuses to touch the phone once the lease is lost', async () => {
    const { phones, lease, record, room, deviceId } = await open();
    await using driver = await phones.open(lease, never);
    const before = await record(serial);
    room.clock.at += 3_600_000;
    await expect(driver.tap({ x: 540, y: 1000 })).rejects.toMatchObject({ code: 'device_busy' });
    await expect(driver.restartApp(instagram)).rejects.toMatchObject({ code: 'device_busy' });
    await expect(phones.open(lease, never)).rejects.toMatchObject({ code: 'device_busy' });
    const { store } = room;
    const key = { deviceId, token: lease.token };
    expect(store.write((tx) => renewLease(tx, key, store.now(), 60_000))).toBe(true);
    expect((await record(serial)).taps).toEqual(before.taps);
    await driver.source();
  });

  test('copies a picture where the gallery shows it first, and removes it again', async () => {
    const { phones, lease, record, adb } = await open();
    using folder = temporaryFolder();
    const localPath = join(folder.path, 'picture.png');
    writeFileSync(localPath, await adb.exec(lease.transport, 'screencap -p'));
    const remotePath = await phones.pushMedia(lease, localPath, "Grand opening – it's here!.PNG");
    expect(remotePath).toMatch(/^\/sdcard\/Pictures\/Switchyard\/[a-z0-9]+-Grand-opening-it-s-here-\.png$/);
    expect((await record(serial)).gallery[0]).toBe(remotePath);
    await phones.removeMedia(lease, remotePath);
    await expect.poll(async () => (await record(serial)).gallery).not.toContain(remotePath);
    await phones.removeMedia(lease, '/sdcard/DCIM/Camera/IMG_20260101.jpg');
    expect((await record(serial)).gallery).toContain('/sdcard/DCIM/Camera/IMG_20260101.jpg');
    expect(await phones.appVersion(lease, instagram)).toMatch(/^\d+\./);
    expect(await phones.appVersion(lease, 'com.example.missing')).toBeNull();
  });

  test('lets Appium go when nobody needs it, and gets a new one later', async () => {
    const { phones, lease, started } = await open({ idleMs: 50 });
    const first = await phones.open(lease, never);
    await first[Symbol.asyncDispose]();
    expect(await started[0]?.exited).toEqual({ code: 0, signal: null });
    await using second = await phones.open(lease, never);
    expect(await second.source()).toContain('hierarchy');
    expect(started).toHaveLength(2);
  });

  test('types into the field that has the focus, replacing what stood there', async () => {
    const { phones, lease, adb } = await open();
    await using driver = await phones.open(lease, never);
    await driver.restartApp(instagram);
    using folder = temporaryFolder();
    const picture = join(folder.path, 'picture.png');
    writeFileSync(picture, await adb.exec(lease.transport, 'screencap -p'));
    await phones.pushMedia(lease, picture, 'picture.png');
    for (const target of [
      'content-desc="Profile"',
      'content-desc="Create New"',
      'text="Post"',
      'next_button_textview',
      'clips_right_action_button',
      'caption_input_text_view',
    ])
      await driver.tap(await placeOf(driver, target));
    for (const text of ['first', 'Grüße 日本 🎉 "quoted"'])
      await expect
        .poll(() => driver.typeText(text).then(() => driver.source()), { timeout: 5000 })
        .toContain(`text="${text.replaceAll('"', '&quot;')}"`);
  });
});

/** Waits until something on the screen is described so, and answers its middle. */
async function placeOf(driver: PhoneDriver, target: string): Promise<Point> {
  const find = async () => {
    const source = await driver.source();
    const element = source.split('<').find((candidate) => candidate.includes(target));
    return /bounds="\[(\d+),(\d+)\]\[(\d+),(\d+)\]"/
      .exec(element ?? '')
      ?.slice(1)
      .map(Number);
  };
  await expect.poll(find, { timeout: 10_000, message: target }).toBeTruthy();
  const [left = 0, top = 0, right = 0, bottom = 0] = (await find()) ?? [];
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

import { afterEach, describe, expect, test } from 'vitest';
import type { Frame } from '../../src-shared/domain/device.ts';
import { adbPicture } from '../../src-agent/devices/adb-picture.ts';
import { ScreenWatch } from '../../src-agent/devices/screen-watch.ts';
import { smallPicture } from '../../src-agent/devices/small-picture.ts';
import { startRealTimer } from '../../src-agent/devices/timers.ts';
import { findTestAdb } from '../support/find-test-adb.ts';
import { openDeviceDesk, type DeviceDesk } from '../support/device-desk.ts';
import type { SimulatedPhone } from '../../src-shared/processes/phone-simulator.ts';

const adbBinary = findTestAdb();
const accounts = [{ handle: 'harbor.coffee', displayName: 'Harbor Coffee' }];
const phone: SimulatedPhone = { serial: 'SIM-ONE', model: 'Simulated Pixel 8', accounts };
const soon = { timeout: 15_000 };

let desk: DeviceDesk | null = null;

afterEach(async () => {
  await desk?.[Symbol.asyncDispose]();
  desk = null;
});

async function open(...phones: SimulatedPhone[]): Promise<DeviceDesk> {
  desk = await openDeviceDesk({ phones, adbBinary: adbBinary ?? '' });
  return desk;
}

describe.skipIf(adbBinary === null)('phones over a real adb server', () => {
  test('are read when they come, absent when they go, and the same phone when they return', async () => {
    const { ready, registry, order } = await open(phone, { ...phone, serial: 'SIM-TWO' });
    const id = await ready('SIM-ONE');
    await ready('SIM-TWO');
    expect(registry.directory.get(id)).toMatchObject({
      serial: 'SIM-ONE',
      osVersion: '14',
      simulated: true,
      screenLocked: false,
      charging: expect.any(Boolean),
      batteryPercent: expect.any(Number),
      freeStorageBytes: expect.any(Number),
    });
    await order('SIM-ONE', { kind: 'vanish' });
    await expect.poll(() => registry.transportOf(id), soon).toBeNull();
    expect(['absent', 'offline']).toContain(registry.directory.get(id)?.state);
    const back = registry.waitUntilReady(id, AbortSignal.timeout(30_000));
    await order('SIM-ONE', { kind: 'return' });
    expect(await back).toMatchObject({ id, serial: 'SIM-ONE', state: 'ready' });
    expect(registry.directory.list({ limit: 10 }).total).toBe(2);
  });

  test('that wait for permission say so, and are ready when it is given', async () => {
    const { registry, order, ready } = await open({ ...phone, requireAuthorization: true });
    const first = () => registry.directory.list({ limit: 10 }).items;
    await expect.poll(() => first().map((device) => device.state), soon).toEqual(['unauthorized']);
    expect(first()[0]?.reason).toBe('Unlock the phone and allow USB debugging for this computer.');
    const id = first()[0]?.id;
    await order('SIM-ONE', { kind: 'accept_authorization' });
    expect(await ready('SIM-ONE')).toBe(id);
    expect(first()).toHaveLength(1);
  });

  test('get the helper apps first when they lack them', async () => {
    const { registry, ready, adb, room } = await open({ ...phone, helpersInstalled: false });
    const id = await ready('SIM-ONE');
    const { stdout } = await adb.shell(
      registry.transportOf(id) ?? '',
      'dumpsys package io.appium.uiautomator2.server',
    );
    expect(stdout).toMatch(/versionName=\d+\.\d+/);
    const reasons = room.store
      .all(room.store.query.selectFrom('event').select('message').where('device_id', '=', id))
      .map((row) => row.message);
    expect(reasons.join('\n')).toMatch(/Installing the helper apps[\s\S]*Ready\./);
  });

  test('come back by themselves when somebody ends the adb server', async () => {
    const { registry, ready, adb } = await open(phone);
    const id = await ready('SIM-ONE');
    await adb.kill();
    await expect.poll(() => registry.directory.get(id)?.state, soon).toBe('absent');
    await expect.poll(() => registry.directory.get(id)?.state, soon).toBe('ready');
  });

  test('that freeze are not ready, and are again when they answer', async () => {
    const { registry, ready, order } = await open(phone);
    const id = await ready('SIM-ONE');
    await order('SIM-ONE', { kind: 'freeze' });
    await registry.refresh(id);
    expect(registry.directory.get(id)).toMatchObject({ state: 'preparing', reason: /does not answer/ });
    await order('SIM-ONE', { kind: 'thaw' });
    await expect.poll(() => registry.directory.get(id)?.state, { timeout: 30_000 }).toBe('ready');
  });

  test('show their screen to several watchers with the same pictures, until they stop', async () => {
    const { registry, ready, adb } = await open(phone);
    const id = await ready('SIM-ONE');
    const captures: number[] = [];
    const watch = new ScreenWatch({
      capture: (deviceId) => {
        captures.push(performance.now());
        return adbPicture(adb, registry.transportOf(deviceId) ?? '');
      },
      startTimer: startRealTimer,
      now: Date.now,
      shrink: smallPicture,
    });
    const look = async (count: number): Promise<Frame[]> => {
      const stop = new AbortController();
      const frames: Frame[] = [];
      for await (const frame of watch.follow(id, null, stop.signal)) {
        frames.push(frame);
        if (frames.length === count) stop.abort();
      }
      return frames;
    };
    const [left, right] = await Promise.all([look(3), look(3)]);
    expect(left?.map((frame) => frame.at)).toEqual(right?.map((frame) => frame.at));
    expect(left?.[0]).toMatchObject({ width: 1080, height: 2400 });
    expect(captures).toHaveLength(3);
    expect(Buffer.from(left?.[0]?.image ?? '', 'base64').toString('latin1', 1, 4)).toBe('PNG');
    expect((captures[2] ?? 0) - (captures[0] ?? 0)).toBeGreaterThan(980);
  });
});

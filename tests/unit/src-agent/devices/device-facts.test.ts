import { describe, expect, test } from 'vitest';
import {
  parseBattery,
  parseFreeStorage,
  parseProperties,
  parseScreenLocked,
} from '../../../../src-agent/devices/device-facts.ts';

describe('what a phone tells of itself', () => {
  test('is read from its properties; the maker is named once', () => {
    const text = (maker: string, model: string) =>
      `[ro.build.version.release]: [14]\r\n[ro.product.manufacturer]: [${maker}]\r\n[ro.product.model]: [${model}]\r\n[ro.serialno]: [R58M123]\r\n`;
    expect(parseProperties(text('samsung', 'SM-S921B'), '192.168.1.9:5555')).toEqual({
      hardwareSerial: 'R58M123',
      model: 'Samsung SM-S921B',
      osVersion: '14',
      simulated: false,
    });
    expect(parseProperties(text('Xiaomi', 'Xiaomi 13'), 'x').model).toBe('Xiaomi 13');
    expect(parseProperties('[ro.switchyard.simulated]: [1]\n[ro.product.model]: [Simulated]', 'x')).toEqual({
      hardwareSerial: 'x',
      model: 'Simulated',
      osVersion: null,
      simulated: true,
    });
  });

  test('battery: level against its scale, any power counts as charging', () => {
    const text = (level: number, scale: number, usb: boolean) =>
      `Current Battery Service state:\n  AC powered: false\n  USB powered: ${usb}\n  Wireless powered: false\n  level: ${level}\n  scale: ${scale}\n`;
    expect(parseBattery(text(43, 100, true))).toEqual({ batteryPercent: 43, charging: true });
    expect(parseBattery(text(50, 200, false))).toEqual({ batteryPercent: 25, charging: false });
    expect(parseBattery("Can't find service: battery")).toEqual({ batteryPercent: null, charging: null });
  });

  test('storage: the column of free kilobytes, also when the line is broken', () => {
    const head = 'Filesystem     1K-blocks     Used Available Use% Mounted on\n';
    expect(parseFreeStorage(`${head}/dev/block/dm-52 112222204 20112204 91963020  18% /data`)).toBe(
      91_963_020 * 1024,
    );
    expect(parseFreeStorage(`${head}/dev/block/mapper/userdata-very-long\n   1000 400 600 40% /data\n`)).toBe(
      600 * 1024,
    );
    expect(parseFreeStorage('df: /data: Permission denied')).toBeNull();
  });

  test('key guard: the signs of older and newer Androids', () => {
    expect(parseScreenLocked('  mShowingLockscreen=true mScreenOnFully=true')).toBe(true);
    expect(parseScreenLocked('KeyguardStateMonitor\n  mIsShowing=true\n  mInputRestricted=true')).toBe(true);
    expect(parseScreenLocked('KeyguardStateMonitor\n  mIsShowing=true\n  mInputRestricted=false')).toBe(
      false,
    );
    expect(parseScreenLocked('mShowingLockscreen=false mDreamingLockscreen=false')).toBe(false);
    expect(parseScreenLocked('')).toBeNull();
  });
});

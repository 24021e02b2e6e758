import { describe, expect, test } from 'vitest';
import {
  parseBattery,
  parseCall,
  parseClock,
  parseFreeStorage,
  parseOnline,
  parseScreenLocked,
} from '../../../../../src-agent/devices/health/health-parsing.ts';

describe('how a phone does', () => {
  test('battery: level against its scale, any power counts as charging', () => {
    const text = (level: number, scale: number, usb: boolean) =>
      `Current Battery Service state:\n  AC powered: false\n  USB powered: ${usb}\n  Wireless powered: false\n  level: ${level}\n  scale: ${scale}\n  temperature: 274\n`;
    expect(parseBattery(text(43, 100, true))).toEqual({
      batteryPercent: 43,
      charging: true,
      temperatureCelsius: 27,
    });
    expect(parseBattery(text(50, 200, false))).toEqual({
      batteryPercent: 25,
      charging: false,
      temperatureCelsius: 27,
    });
    expect(parseBattery("Can't find service: battery")).toEqual({
      batteryPercent: null,
      charging: null,
      temperatureCelsius: null,
    });
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

  test('clock: seconds ahead of the time it should tell, and nothing that may be the way there', () => {
    const noon = 1_764_072_000_000;
    expect(parseClock('1764072180\n', noon)).toBe(180);
    expect(parseClock('1764071700\n', noon)).toBe(-300);
    expect(parseClock('1764072002\n', noon)).toBe(0);
    expect(parseClock('date: bad format', noon)).toBeNull();
  });

  test('network: the default one has to reach the internet', () => {
    const agent = (id: number, capabilities: string) =>
      `  NetworkAgentInfo{network{${id}}  nc{[ Transports: WIFI Capabilities: INTERNET&${capabilities} ]}}\n`;
    expect(parseOnline(`Active default network: 101\n${agent(101, 'VALIDATED')}`)).toBe(true);
    expect(
      parseOnline(`Active default network: 101\n${agent(101, 'TRUSTED')}${agent(102, 'VALIDATED')}`),
    ).toBe(false);
    expect(parseOnline('Active default network: none\n')).toBe(false);
    expect(parseOnline('Active default network: 100\nNetworkAgentInfo [WIFI () - 100]\n')).toBe(true);
    expect(parseOnline("Can't find service: connectivity")).toBeNull();
  });

  test('calls: any of the SIMs', () => {
    expect(parseCall('    mCallState=0\n    mCallState=0\n')).toBe('none');
    expect(parseCall('    mCallState=0\n    mCallState=1\n')).toBe('ringing');
    expect(parseCall('    mCallState=1\n    mCallState=2\n')).toBe('active');
    expect(parseCall('')).toBeNull();
  });
});

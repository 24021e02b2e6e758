import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { androidHomeFor } from '../../../../../src-agent/devices/appium/android-home.ts';
import { prepareAppiumHome } from '../../../../../src-agent/devices/appium/appium-home.ts';
import { AppiumLog } from '../../../../../src-agent/devices/appium/appium-log.ts';

let folder = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'switchyard-appium-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('an SDK is taken as it is, an adb elsewhere gets the look of one, also the second time', () => {
  const sdk = join(folder, 'sdk', 'platform-tools');
  const brew = join(folder, 'brew');
  for (const path of [sdk, brew]) {
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'adb'), '');
  }
  const made = join(folder, 'made');
  expect(androidHomeFor(join(sdk, 'adb'), made)).toBe(join(folder, 'sdk'));
  expect(existsSync(made)).toBe(false);
  for (let time = 0; time < 2; time += 1) {
    expect(androidHomeFor(join(brew, 'adb'), made)).toBe(made);
    expect(realpathSync(join(made, 'platform-tools', 'adb'))).toBe(join(brew, 'adb'));
  }
});

test('the home points at the driver that is installed', () => {
  prepareAppiumHome(folder, ['uiautomator2'], import.meta.url);
  const file = join(folder, 'node_modules', '.cache', 'appium', 'extensions.yaml');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    drivers: { uiautomator2: { installPath: string; mainClass: string } };
  };
  const { installPath, mainClass } = manifest.drivers.uiautomator2;
  expect(mainClass).toBe('AndroidUiautomator2Driver');
  expect(existsSync(join(installPath, 'package.json'))).toBe(true);
});

test('the log keeps secrets out and stays small', () => {
  const file = join(folder, 'logs', 'appium.log');
  const log = new AppiumLog(file, 'info', ['/0123abcd']);
  log.write('info', 'GET /0123abcd/status and /0123abcd/session');
  log.write('debug', 'not wanted');
  expect(readFileSync(file, 'utf8')).toMatch(/ info GET \/…\/status and \/…\/session\n$/);
  const line = 'x'.repeat(100_000);
  for (let count = 0; count < 100; count += 1) log.write('error', line);
  expect(statSync(file).size).toBeLessThanOrEqual(4 * 1024 * 1024);
  expect(statSync(`${file}.1`).size).toBeLessThanOrEqual(4 * 1024 * 1024);
  expect(statSync(file).mode & 0o077).toBe(0);
});

import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  explainFailure,
  findDriverDirectory,
  type HelperApp,
  HelperApps,
  helperAppsOf,
} from '../../../../src-agent/devices/helper-apps.ts';

const never = new AbortController().signal;
const app: HelperApp = { packageName: 'io.appium.settings', version: '8.0.9', apkPath: '/apks/settings.apk' };

/** A phone with one version installed that answers to `pm install` as told. */
function phoneWith(installed: string | null, answers: string[]) {
  const commands: string[] = [];
  const adb = {
    push: (_serial: string, file: { remotePath: string }) => {
      commands.push(`push ${file.remotePath}`);
      return Promise.resolve();
    },
    shell: (_serial: string, command: string) => {
      commands.push(command);
      const stdout = command.startsWith('dumpsys package')
        ? installed === null
          ? 'Unable to find package'
          : `Package [io.appium.settings] (1):\n versionName=${installed}\n`
        : command.startsWith('pm install')
          ? (answers.shift() ?? '')
          : '';
      return Promise.resolve({ stdout, stderr: '', exitCode: 0 });
    },
  };
  let announced = 0;
  const ensure = () => new HelperApps(adb, [app], () => 0).ensure('R58', never, () => (announced += 1));
  return { commands, ensure, announced: () => announced };
}

test('the three apps are found in the packages, with their files', () => {
  const apps = helperAppsOf(findDriverDirectory(import.meta.url));
  expect(apps.map((found) => found.packageName)).toEqual([
    'io.appium.settings',
    'io.appium.uiautomator2.server',
    'io.appium.uiautomator2.server.test',
  ]);
  for (const found of apps) expect(existsSync(found.apkPath), found.apkPath).toBe(true);
});

test.each([
  ['8.0.9', false],
  ['9.0.0', false],
  ['', false],
  ['8.0.10', false],
  ['7.9.9', true],
  [null, true],
])('with version %s installed, installing is %s', async (installed, expected) => {
  const phone = phoneWith(installed, ['Success']);
  await phone.ensure();
  expect(phone.announced()).toBe(expected ? 1 : 0);
  expect(phone.commands.includes("pm install -r -g '/data/local/tmp/settings.apk'")).toBe(expected);
  expect(phone.commands.at(-1)).toMatch(expected ? /^rm -f/ : /^dumpsys/);
});

test('an app signed by somebody else is replaced', async () => {
  const phone = phoneWith('1.0', ['Failure [INSTALL_FAILED_UPDATE_INCOMPATIBLE: signatures]', 'Success']);
  await phone.ensure();
  expect(phone.commands).toContain('pm uninstall io.appium.settings');
});

test('a refusal says what to do, and nothing is left on the phone', async () => {
  const phone = phoneWith(null, ['Failure [INSTALL_FAILED_USER_RESTRICTED: Install canceled by user]']);
  await expect(phone.ensure()).rejects.toThrow(/Install via USB/);
  expect(phone.commands.at(-1)).toBe("rm -f '/data/local/tmp/settings.apk'");
  expect(explainFailure('INSTALL_FAILED_INSUFFICIENT_STORAGE', 'x')).toMatch(/no room/);
  expect(explainFailure('?', 'x')).toMatch(/x could not be installed \(no reason given\)/);
});

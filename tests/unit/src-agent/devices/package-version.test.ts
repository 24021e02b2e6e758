import { expect, test } from 'vitest';
import { parseInstalledVersion } from '../../../../src-agent/devices/package-version.ts';

test('reads the version of the asked package only', () => {
  const text =
    'Packages:\n  Package [io.appium.settings] (1a2b):\n    versionCode=80 minSdk=26\n    versionName=8.0.9\n';
  expect(parseInstalledVersion(text, 'io.appium.settings')).toBe('8.0.9');
  expect(parseInstalledVersion(text, 'io.appium')).toBeNull();
  expect(parseInstalledVersion('Unable to find package: x', 'x')).toBeNull();
  expect(parseInstalledVersion('  Package [x] (1):\n    versionName=null\n', 'x')).toBe('');
});

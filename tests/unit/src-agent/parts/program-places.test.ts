import { expect, test } from 'vitest';
import { adbCandidates, chromiumCandidates } from '../../../../src-agent/parts/program-places.ts';

test('adb of the SDK the person named comes before the one on the PATH', () => {
  const places = adbCandidates({
    platform: 'linux',
    home: '/home/a',
    variables: { ANDROID_HOME: '/sdk', PATH: '/first::/second' },
  });
  expect(places).toEqual([
    '/sdk/platform-tools/adb',
    '/first/adb',
    '/second/adb',
    '/home/a/Android/Sdk/platform-tools/adb',
    '/opt/homebrew/bin/adb',
    '/usr/local/bin/adb',
    '/usr/bin/adb',
  ]);
});

test('the Chromium the person named comes first, and macOS keeps it in Applications', () => {
  const places = chromiumCandidates({
    platform: 'darwin',
    home: '/Users/a',
    variables: { SWITCHYARD_CHROMIUM: '/my/chromium', PATH: '' },
  });
  expect(places[0]).toBe('/my/chromium');
  expect(places).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
});

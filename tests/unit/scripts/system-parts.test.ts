import { describe, expect, test } from 'vitest';

type Facts = { platform: string; osRelease: string; isRoot: boolean; missing: string[] };
const { installPlan, candidates } = (await import(
  new URL('../../../scripts/system-parts.mjs', import.meta.url).href
)) as {
  installPlan: (facts: Facts) => { automatic: boolean; command: string | null };
  candidates: (
    part: string,
    place: { env: Record<string, string>; platform: string; home: string },
  ) => string[];
};

const debian = 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n';
const mint = 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n';
const both = ['adb', 'chromium'];

describe('what is installed, and how', () => {
  test.each<[string, Partial<Facts>, boolean, string | null]>([
    ['Debian as root', {}, true, 'apt-get install -y --no-install-recommends adb chromium'],
    [
      'Debian as a person',
      { isRoot: false },
      false,
      'sudo apt-get install -y --no-install-recommends adb chromium',
    ],
    [
      'a child of Ubuntu',
      { osRelease: mint, missing: ['adb'] },
      true,
      'apt-get install -y --no-install-recommends adb',
    ],
    ['macOS', { platform: 'darwin' }, false, 'brew install --cask android-platform-tools google-chrome'],
    [
      'macOS as root',
      { platform: 'darwin', isRoot: true, missing: ['adb'] },
      false,
      'brew install --cask android-platform-tools',
    ],
    ['Fedora', { osRelease: 'ID=fedora\n' }, false, 'dnf install -y android-tools chromium'],
    [
      'Arch',
      { osRelease: 'ID=arch\n', isRoot: false },
      false,
      'sudo pacman -S --needed android-tools chromium',
    ],
    ['an unknown Linux', { osRelease: '' }, false, null],
  ])('on %s', (_where, change, automatic, command) => {
    const facts = { platform: 'linux', osRelease: debian, isRoot: true, missing: both, ...change };
    expect(installPlan(facts)).toEqual({ automatic, command });
  });
});

test('programs that the person named are looked at first', () => {
  const place = {
    platform: 'linux',
    home: '/home/a',
    env: { ANDROID_HOME: '/sdk', SWITCHYARD_CHROMIUM: '/my/chromium', PATH: '/bin' },
  };
  expect(candidates('adb', place)[0]).toBe('/sdk/platform-tools/adb');
  expect(candidates('chromium', place)[0]).toBe('/my/chromium');
  expect(candidates('chromium', place)).toContain('/bin/google-chrome');
});

import { accessSync, constants, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The programs that npm cannot bring, and what each is for. */
export const systemParts = {
  adb: { why: 'Switchyard talks to Android phones through adb' },
  chromium: { why: 'the end-to-end tests look at the screens in Chromium' },
};

/** Where adb and Chromium are looked for, best first. */
export function candidates(part, { env, platform, home }) {
  const exe = platform === 'win32' ? '.exe' : '';
  const onPath = (name) =>
    (env.PATH ?? '')
      .split(platform === 'win32' ? ';' : delimiter)
      .filter((folder) => folder !== '')
      .map((folder) => join(folder, name + exe));
  if (part === 'adb') {
    const sdks = [env.ANDROID_HOME, env.ANDROID_SDK_ROOT, join(home, 'Library', 'Android', 'sdk')];
    return [
      ...sdks
        .filter((sdk) => sdk !== undefined && sdk !== '')
        .map((sdk) => join(sdk, 'platform-tools', `adb${exe}`)),
      ...onPath('adb'),
      '/opt/homebrew/bin/adb',
      '/usr/local/bin/adb',
    ];
  }
  return [
    ...(env.SWITCHYARD_CHROMIUM ? [env.SWITCHYARD_CHROMIUM] : []),
    ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'].flatMap(onPath),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
}

/** Whether the part is on this computer. */
export function isThere(part, place = { env: process.env, platform: process.platform, home: homedir() }) {
  return candidates(part, place).some((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * How the missing parts can be had on this computer. `automatic`: the commands may be run without asking
 * (Debian and Ubuntu as root); else `command` is the one line for the person to type, null where there is none.
 */
export function installPlan({ platform, osRelease, isRoot, missing }) {
  if (platform === 'darwin') {
    const casks = { adb: 'android-platform-tools', chromium: 'google-chrome' };
    return {
      automatic: false,
      command: `brew install --cask ${missing.map((part) => casks[part]).join(' ')}`,
    };
  }
  const family = platform === 'linux' ? linuxFamily(osRelease) : 'unknown';
  const sudo = isRoot ? '' : 'sudo ';
  if (family === 'debian') {
    const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
    return { automatic: isRoot, command: sudo + command };
  }
  const adbNamed = missing.map((part) => (part === 'adb' ? 'android-tools' : part)).join(' ');
  if (family === 'fedora') return { automatic: false, command: `${sudo}dnf install -y ${adbNamed}` };
  if (family === 'arch') return { automatic: false, command: `${sudo}pacman -S --needed ${adbNamed}` };
  if (platform === 'win32') {
    const packages = { adb: 'Google.PlatformTools', chromium: 'Google.Chrome' };
    return { automatic: false, command: `winget install ${missing.map((part) => packages[part]).join(' ')}` };
  }
  return { automatic: false, command: null };
}

/** Family of a Linux by its /etc/os-release. */
export function linuxFamily(osRelease) {
  const words = [...osRelease.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap(([, value]) =>
    value.split(' '),
  );
  for (const family of ['debian', 'ubuntu', 'fedora', 'rhel', 'arch']) {
    if (words.includes(family)) return { ubuntu: 'debian', rhel: 'fedora' }[family] ?? family;
  }
  return 'unknown';
}

/** Content of /etc/os-release, empty where there is none. */
export function readOsRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

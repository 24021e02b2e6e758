import { delimiter, join } from 'node:path';

/** What decides where adb may be. */
export type Surroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: NodeJS.Platform;
};

/** Where adb may be, most wanted first: a set SDK, the PATH, Homebrew, Android Studio's places, the system's. */
export function adbCandidates({ env, home, platform }: Surroundings): string[] {
  const binary = platform === 'win32' ? 'adb.exe' : 'adb';
  const sdks = [env['ANDROID_HOME'] ?? '', env['ANDROID_SDK_ROOT'] ?? ''].filter((path) => path !== '');
  const folders = [
    ...sdks.map((sdk) => join(sdk, 'platform-tools')),
    ...(env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
    '/opt/homebrew/bin',
    '/usr/local/bin',
    join(home, 'Library', 'Android', 'sdk', 'platform-tools'),
    join(home, 'Android', 'Sdk', 'platform-tools'),
    '/usr/lib/android-sdk/platform-tools',
    '/usr/bin',
  ];
  return [...new Set(folders.map((folder) => join(folder, binary)))];
}

/** The first candidate that is there. */
export function findAdb(surroundings: Surroundings, isExecutable: (path: string) => boolean): string | null {
  return adbCandidates(surroundings).find(isExecutable) ?? null;
}

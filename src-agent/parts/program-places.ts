import { join } from 'node:path';

/** What decides where programs are looked for. */
export type ProgramPlaces = {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
};

/** Where adb can be, best first: the SDK the person named, the PATH, Android Studio's and Homebrew's places. */
export function adbCandidates({ platform, home, variables }: ProgramPlaces): string[] {
  const program = platform === 'win32' ? 'adb.exe' : 'adb';
  const studio =
    platform === 'darwin'
      ? join(home, 'Library', 'Android', 'sdk')
      : platform === 'win32'
        ? join(home, 'AppData', 'Local', 'Android', 'Sdk')
        : join(home, 'Android', 'Sdk');
  const sdks = [variables['ANDROID_HOME'], variables['ANDROID_SDK_ROOT']].filter(isGiven);
  return [
    ...sdks.map((sdk) => join(sdk, 'platform-tools', program)),
    ...onPath(platform, variables, [program]),
    join(studio, 'platform-tools', program),
    ...(platform === 'win32' ? [] : ['/opt/homebrew/bin/adb', '/usr/local/bin/adb', '/usr/bin/adb']),
  ];
}

/** Where a Chromium or Chrome can be; `SWITCHYARD_CHROMIUM` comes first. */
export function chromiumCandidates({ platform, variables }: ProgramPlaces): string[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return [
    ...[variables['SWITCHYARD_CHROMIUM']].filter(isGiven),
    ...onPath(platform, variables, names),
    ...(platform === 'darwin'
      ? [
          '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
          '/Applications/Chromium.app/Contents/MacOS/Chromium',
        ]
      : []),
    ...(platform === 'win32' ? ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'] : []),
  ];
}

function onPath(
  platform: NodeJS.Platform,
  variables: ProgramPlaces['variables'],
  names: readonly string[],
): string[] {
  const folders = (variables['PATH'] ?? '').split(platform === 'win32' ? ';' : ':').filter(isGiven);
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

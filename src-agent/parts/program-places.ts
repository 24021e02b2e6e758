import { join } from 'node:path';
import { isExecutable } from './is-executable.ts';

type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Where a Chromium or Chrome can be; `SWITCHYARD_CHROMIUM` comes first. */
export function chromiumCandidates({ platform, env }: Surroundings): string[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return [
    ...[env['SWITCHYARD_CHROMIUM']].filter(isGiven),
    ...onPath(platform, env, names),
    ...(platform === 'darwin'
      ? [
          '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
          '/Applications/Chromium.app/Contents/MacOS/Chromium',
        ]
      : []),
    ...(platform === 'win32' ? ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'] : []),
  ];
}

/** The Chromium or Chrome of this computer; null when there is none. */
export function findChromium(surroundings: Surroundings): string | null {
  return chromiumCandidates(surroundings).find(isExecutable) ?? null;
}

function onPath(platform: NodeJS.Platform, env: Surroundings['env'], names: readonly string[]): string[] {
  const folders = (env['PATH'] ?? '').split(platform === 'win32' ? ';' : ':').filter(isGiven);
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

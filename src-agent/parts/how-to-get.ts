/** One line a part: what the person types or does to get it. */
export type HowToGet = {
  readonly adb: string;
  readonly chromium: string;
  readonly electron: string;
  readonly packages: string;
};

/** The commands of this kind of computer. `isRoot`: no sudo is needed. */
export function howToGet(platform: NodeJS.Platform, isRoot: boolean): HowToGet {
  const packages = 'Type: node scripts/setup.mjs';
  const electron = 'Type: npx install-electron';
  if (platform === 'darwin')
    return {
      adb: 'Type: brew install --cask android-platform-tools',
      chromium: 'Type: brew install --cask google-chrome',
      electron,
      packages,
    };
  if (platform === 'linux') {
    const sudo = isRoot ? '' : 'sudo ';
    return {
      adb: `Type: ${sudo}apt-get install adb (Fedora, Arch: android-tools)`,
      chromium: `Type: ${sudo}apt-get install chromium`,
      electron,
      packages,
    };
  }
  return {
    adb: 'Install the Android SDK platform tools and put their folder on the PATH.',
    chromium: 'Install Google Chrome, or name its program in SWITCHYARD_CHROMIUM.',
    electron,
    packages,
  };
}

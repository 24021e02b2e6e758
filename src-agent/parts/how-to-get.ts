/** One line a part: what the person types or does to get it. */
export type HowToGet = {
  readonly adb: string;
  readonly chromium: string;
  readonly electron: string;
  readonly packages: string;
  readonly keychain: string;
};

/** The commands of this kind of computer. `isRoot`: no sudo is needed. */
export function howToGet(platform: NodeJS.Platform, isRoot: boolean): HowToGet {
  const packages = 'Type: node scripts/setup.mjs';
  const electron = 'Type: npx install-electron';
  const keyFile = 'or start with --insecure-key-file FILE, which protects less.';
  if (platform === 'darwin')
    return {
      adb: 'Type: brew install --cask android-platform-tools',
      chromium: 'Type: brew install --cask google-chrome',
      electron,
      packages,
      keychain: `Unlock the login keychain in Keychain Access, ${keyFile}`,
    };
  if (platform === 'linux') {
    const sudo = isRoot ? '' : 'sudo ';
    return {
      adb: `Type: ${sudo}apt-get install adb (Fedora, Arch: android-tools)`,
      chromium: `Type: ${sudo}apt-get install chromium`,
      electron,
      packages,
      keychain: `Type: ${sudo}apt-get install gnome-keyring, and sign in to the desktop again; ${keyFile}`,
    };
  }
  return {
    adb: 'Install the Android SDK platform tools and put their folder on the PATH.',
    chromium: 'Install Google Chrome, or name its program in SWITCHYARD_CHROMIUM.',
    electron,
    packages,
    keychain: `Sign in to Windows with a user of your own, ${keyFile}`,
  };
}

import { lstatSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * A folder Appium takes for the Android SDK. It needs no more of it than `platform-tools/adb`; where adb lies elsewhere
 * (Homebrew), a link in `folder` gives it that look.
 */
export function androidHomeFor(adbBinary: string, folder: string): string {
  const real = realpathSync(adbBinary);
  if (basename(dirname(real)) === 'platform-tools') return dirname(dirname(real));
  const link = join(folder, 'platform-tools', basename(adbBinary));
  mkdirSync(dirname(link), { recursive: true });
  if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) rmSync(link);
  symlinkSync(real, link);
  return folder;
}

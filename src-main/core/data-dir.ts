import { resolve } from 'node:path';

/**
 * Where the agent keeps everything: what `SWITCHYARD_DATA_DIR` says, else the app's own folder, which on macOS is
 * the one that the command line uses too, so that both show the same accounts.
 */
export function desktopDataDir(
  environment: Readonly<Record<string, string | undefined>>,
  userData: string,
): string {
  const chosen = environment['SWITCHYARD_DATA_DIR'];
  return chosen === undefined || chosen === '' ? userData : resolve(chosen);
}

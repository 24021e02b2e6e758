import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Electron's program is, or why there is none. */
export type FoundElectron = { readonly path: string } | { readonly missing: string };

/** Looks by files alone: requiring the package, as Playwright does by itself, would download the program. */
export function findElectron(
  folder = new URL('../../node_modules/electron', import.meta.url).pathname,
  override = process.env['ELECTRON_OVERRIDE_DIST_PATH'],
): FoundElectron {
  if (!existsSync(join(folder, 'package.json'))) return { missing: 'the package electron is not installed' };
  const pathFile = join(folder, 'path.txt');
  if (override === undefined && !existsSync(pathFile))
    return { missing: 'Electron’s program is not downloaded (npx install-electron --no)' };
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const path = join(override ?? join(folder, 'dist'), name);
  return existsSync(path) ? { path } : { missing: `there is no ${path}` };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './runtime.mjs';

/**
 * Where Electron's program is, found by its files alone: requiring the package would download it. Answers
 * `{ path }` or `{ missing }` with the reason as a sentence.
 */
export function findElectron(root = projectRoot, env = process.env) {
  const folder = join(root, 'node_modules', 'electron');
  if (!existsSync(join(folder, 'package.json'))) return { missing: 'Electron is not installed' };
  const pathFile = join(folder, 'path.txt');
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override === undefined && !existsSync(pathFile))
    return { missing: 'Electron’s program has not been downloaded' };
  const relative = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const path = join(override ?? join(folder, 'dist'), relative);
  return existsSync(path) ? { path } : { missing: `Electron’s program is not at ${path}` };
}

/** Why a window cannot be opened here whatever is installed, or null. */
export function noWindowReason({ platform, env, isRoot }) {
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'this computer has no graphical display';
  if (isRoot) return 'Electron does not run as root';
  return null;
}

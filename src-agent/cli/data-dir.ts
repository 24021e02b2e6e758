import { join, resolve } from 'node:path';

/** Where Switchyard keeps everything when nothing else is said: the system's place for a program's data. */
export function defaultDataDir(
  platform: NodeJS.Platform,
  home: string,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const chosen = env['SWITCHYARD_DATA_DIR'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Switchyard');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Switchyard');
  const xdg = env['XDG_DATA_HOME'];
  // The XDG specification says to ignore relative paths here.
  const base = xdg !== undefined && xdg.startsWith('/') ? xdg : join(home, '.local', 'share');
  return join(base, 'switchyard');
}

import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The program that opens an address on that system. */
function opener(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['explorer.exe'];
  return ['xdg-open'];
}

/**
 * Opens the link in the person's browser; false when there is none. The link holds a secret, and everybody on the
 * computer can read a program's arguments: so the browser is given a private page that leads on to it.
 */
export async function openInBrowser(link: string, platform: NodeJS.Platform): Promise<boolean> {
  const [command, ...args] = opener(platform);
  const page = join(mkdtempSync(join(tmpdir(), 'switchyard-')), 'open.html');
  writeFileSync(page, redirectPage(link), { mode: 0o600 });
  return new Promise((resolve) => {
    const child = spawn(command, [...args, pathToFileURL(page).href], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    // explorer.exe answers 1 although it opened the page.
    child.once('exit', (code) => resolve(code === 0 || platform === 'win32'));
  });
}

/** A page that goes on to the link and does nothing else. */
export function redirectPage(link: string): string {
  const safe = link.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${safe}"><title>Switchyard</title><a href="${safe}">Open Switchyard</a>`;
}

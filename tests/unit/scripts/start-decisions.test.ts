import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const script = (name: string) => import(new URL(`../../../scripts/${name}.mjs`, import.meta.url).href);
const { findElectron, noWindowReason } = (await script('find-electron')) as {
  findElectron: (root: string, env: Record<string, string>) => { path: string } | { missing: string };
  noWindowReason: (facts: {
    platform: string;
    env: Record<string, string>;
    isRoot: boolean;
  }) => string | null;
};
const { isOutdated } = (await script('screens')) as {
  isOutdated: (result: string, sources: string[], root: string) => boolean;
};

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text = '', seconds = 1000): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  utimesSync(path, seconds, seconds);
}

describe('finding Electron', () => {
  const folder = 'node_modules/electron';

  test('tells its state at each stage of being brought', () => {
    expect(findElectron(root, {})).toEqual({ missing: 'Electron is not installed' });
    write(`${folder}/package.json`, '{}');
    expect(findElectron(root, {})).toEqual({ missing: expect.stringContaining('not been downloaded') });
    write(`${folder}/path.txt`, 'Electron.app/Contents/MacOS/Electron\n');
    expect(findElectron(root, {})).toEqual({ missing: expect.stringContaining('is not at') });
    write(`${folder}/dist/Electron.app/Contents/MacOS/Electron`);
    expect(findElectron(root, {})).toEqual({
      path: join(root, folder, 'dist/Electron.app/Contents/MacOS/Electron'),
    });
  });

  test('takes the folder the person named', () => {
    write(`${folder}/package.json`, '{}');
    write('elsewhere/electron');
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') };
    expect(findElectron(root, env)).toEqual({ path: join(root, 'elsewhere/electron') });
  });
});

test.each([
  ['linux', {}, false, 'no graphical display'],
  ['linux', { DISPLAY: ':0' }, true, 'as root'],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, false, null],
  ['darwin', {}, true, null],
])('a window on %s with %j, root %s: %s', (platform, env, isRoot, reason) => {
  const answer = noWindowReason({ platform, env, isRoot });
  if (reason === null) expect(answer).toBeNull();
  else expect(answer).toContain(reason);
});

test('a build is outdated when it is missing or anything it was made from is newer', () => {
  const outdated = () => isOutdated('dist/index.html', ['src', 'vite.config.ts', 'not-there'], root);
  write('src/deep/page.tsx', '', 1000);
  write('vite.config.ts', '', 1000);
  expect(outdated()).toBe(true);
  write('dist/index.html', '', 2000);
  expect(outdated()).toBe(false);
  write('src/deep/page.tsx', '', 3000);
  expect(outdated()).toBe(true);
  write('dist/index.html', '', 4000);
  write('vite.config.ts', '', 5000);
  expect(outdated()).toBe(true);
});

import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyFileKeeper } from '../../../../src-agent/vault/key-file.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

test('a key file is made for its owner alone and holds the same key at every start', async () => {
  using place = temporaryFolder();
  const path = join(place.path, 'below', 'switchyard.key');
  const first = await keyFileKeeper(path).open();
  expect(first).toMatchObject({
    ok: true,
    key: {
      protection: 'key_file',
      keeper: `key file ${path}`,
      advice: expect.stringContaining('unprotected'),
    },
  });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(place.path, 'below'))).toEqual(['switchyard.key']);
  expect(await keyFileKeeper(path).open()).toEqual(first);
});

test.each([0o640, 0o604, 0o660, 0o644])('a key file that others can read (%o) is refused', async (mode) => {
  using place = temporaryFolder();
  const path = join(place.path, 'switchyard.key');
  await keyFileKeeper(path).open();
  chmodSync(path, mode);
  expect(await keyFileKeeper(path).open()).toEqual({
    ok: false,
    reason: `others may read the key file ${path}. Type: chmod 600 "${path}"`,
  });
});

test('a file that is no key file is refused and left as it is', async () => {
  using place = temporaryFolder();
  const path = join(place.path, 'notes.txt');
  writeFileSync(path, 'my notes', { mode: 0o600 });
  expect(await keyFileKeeper(path).open()).toMatchObject({
    ok: false,
    reason: expect.stringContaining('not a key file'),
  });
  expect(readFileSync(path, 'utf8')).toBe('my notes');
});

test.each([
  ['below a file', ['file', 'key'], /neither read nor made \(ENOTDIR\)\. Name one in a folder of your own$/],
  ['a folder', ['folder'], /folder is a folder\. Name a file in it as the key file$/],
])('%s is a reason, not a crash', async (_what, at, reason) => {
  using place = temporaryFolder();
  writeFileSync(join(place.path, 'file'), '');
  mkdirSync(join(place.path, 'folder'));
  const answer = await keyFileKeeper(join(place.path, ...at)).open();
  expect(answer).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
});

// Root may write everywhere.
test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder of somebody else is a reason, not a crash',
  async () => {
    using place = temporaryFolder();
    const folder = join(place.path, 'locked');
    mkdirSync(folder, { mode: 0o500 });
    expect(await keyFileKeeper(join(folder, 'key')).open()).toEqual({
      ok: false,
      reason: `you may not read or make the key file ${join(folder, 'key')}. Name one in a folder of your own`,
    });
  },
);

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../../src-agent/store/database.ts';
import { DatabaseUnusableError, openFailure } from '../../../../src-agent/store/open-failure.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const said = (code: string) =>
  String(
    (openFailure('/data/switchyard.sqlite', '/data', Object.assign(new Error('raw'), { code })) as Error)
      .message,
  );

test('what the system or SQLite says becomes a sentence with a way on', () => {
  expect(said('SQLITE_CORRUPT_VTAB')).toMatch(/damaged.*backup/);
  expect(said('ENOSPC')).toMatch(/disk that holds \/data is full/);
  expect(said('SQLITE_FULL')).toMatch(/full/);
  expect(said('EROFS')).toMatch(/\/data may not be written/);
  expect(said('SQLITE_READONLY_DBMOVED')).toMatch(/may not be written/);
  expect(said('SQLITE_CANTOPEN')).toMatch(/cannot be opened/);
});

test('an error nobody foresaw stays as it is', () => {
  const error = new TypeError('a mistake of ours');
  expect(openFailure('/data/switchyard.sqlite', '/data', error)).toBe(error);
});

test('places that can hold no data are refused by name', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'file');
  writeFileSync(file, '');
  mkdirSync(join(folder.path, 'folder', 'switchyard.sqlite'), { recursive: true });
  for (const [place, expected] of [
    [file, /file is not a folder/],
    [join(file, 'below'), /below is not a folder/],
    [join(folder.path, 'folder'), /cannot be opened/],
    // Node's recursive mkdir would never come back from here.
    ['/proc/switchyard', /\/proc\/switchyard/],
  ] as const)
    await expect(openDatabase(join(place, 'switchyard.sqlite'))).rejects.toThrow(expected);
});

test('a folder that is not there yet is made, for its owner only, with its parents', async () => {
  using folder = temporaryFolder();
  const sqlite = await openDatabase(join(folder.path, 'one', 'two', 'switchyard.sqlite'));
  expect(sqlite.open).toBe(true);
  sqlite.close();
});

test('a damaged file is refused with a sentence', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'switchyard.sqlite');
  writeFileSync(file, 'rubbish'.repeat(1000));
  await expect(openDatabase(file)).rejects.toBeInstanceOf(DatabaseUnusableError);
});

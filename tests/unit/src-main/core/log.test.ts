import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BoundedFile } from '../../../../src-main/core/bounded-file.ts';
import { openFileLog } from '../../../../src-main/core/log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

test('what is logged is on the disk at once, one JSON line an entry, for the owner alone', () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'logs', 'shell.log');
  const log = openFileLog(join(folder.path, 'logs'));
  log.info('up');
  log.error('down');
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { level: 30, msg: 'up' },
    { level: 50, msg: 'down' },
  ]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a file keeps its size, its last lines and the file before it', () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'x.log');
  writeFileSync(file, 'before\n');
  const bounded = new BoundedFile(file, 20);
  for (const line of ['ünits\n', 'one\n', 'two\n', 'three, which is longer than all\n', 'four\n'])
    bounded.write(line);
  expect(readFileSync(file, 'utf8')).toBe('four\n');
  expect(readFileSync(`${file}.1`, 'utf8')).toBe('three, which is longer than all\n');
  expect(new BoundedFile(file, 20).write('12345678901234567\n')).toBeUndefined();
  expect(readFileSync(file, 'utf8')).toBe('12345678901234567\n');
  expect(readFileSync(`${file}.1`, 'utf8')).toBe('four\n');
});

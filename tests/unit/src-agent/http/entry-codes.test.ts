import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EntryCodes } from '../../../../src-agent/http/entry-codes.ts';
import { SessionFile } from '../../../../src-agent/http/session-file.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const day = 24 * 60 * 60 * 1000;

test('a code opens one page, once; a made-up one opens none', () => {
  const entries = new EntryCodes(null, Date.now);
  const code = entries.issue();
  const session = entries.redeem(code);
  expect(session === null ? false : entries.has(session)).toBe(true);
  expect(entries.redeem(code)).toBeNull();
  expect(entries.redeem('made-up')).toBeNull();
  expect(entries.has('made-up')).toBe(false);
});

test('who was let in is still known after a restart, from a file that is private and opens nothing', () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'pages.json');
  const before = new EntryCodes(new SessionFile(path), Date.now);
  const unused = before.issue();
  const session = before.redeem(before.issue()) ?? '';
  const after = new EntryCodes(new SessionFile(path), Date.now);
  expect(after.has(session)).toBe(true);
  expect(after.redeem(unused)).toBeNull();

  expect(statSync(path).mode & 0o777).toBe(0o600);
  const kept = readFileSync(path, 'utf8');
  expect(kept).not.toContain(session);
  const [{ digest }] = JSON.parse(kept);
  expect(after.has(digest)).toBe(false);
});

test('a page is let in for a month, and the oldest goes when there are too many', () => {
  let now = 0;
  const entries = new EntryCodes(null, () => now);
  const first = entries.redeem(entries.issue()) ?? '';
  now = 30 * day - 1;
  expect(entries.has(first)).toBe(true);
  now = 30 * day;
  expect(entries.has(first)).toBe(false);
  const pages = Array.from({ length: 33 }, () => entries.redeem(entries.issue()) ?? '');
  expect(pages.map((page) => entries.has(page))).toEqual([false, ...Array(32).fill(true)]);
});

test('a spoilt file lets nobody in and is replaced', () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'pages.json');
  writeFileSync(path, '[{"digest":1}');
  const entries = new EntryCodes(new SessionFile(path), Date.now);
  const session = entries.redeem(entries.issue()) ?? '';
  expect(new EntryCodes(new SessionFile(path), Date.now).has(session)).toBe(true);
});

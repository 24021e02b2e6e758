import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadPacks } from '../../../../../src-agent/automation/pack/load-packs.ts';

const pack = {
  format: 1,
  platform: 'instagram',
  appName: 'Instagram',
  appPackage: 'com.instagram.android',
  versions: { from: '400', before: '420' },
  locale: 'en',
  stops: [{ name: 'login', code: 'login_required', requires: [{ text: 'Log in' }] }],
  screens: { home: { requires: [{ id: 'feed_tab' }] } },
};

describe('the packs of a directory', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'packs-'));
    await mkdir(join(directory, 'instagram/400'), { recursive: true });
  });
  afterEach(() => rm(directory, { recursive: true }));
  const write = (content: object) =>
    writeFile(join(directory, 'instagram/400/en.json'), JSON.stringify(content));

  test('cover the versions they say and no others, compared as numbers', async () => {
    await write(pack);
    const packs = await loadPacks(directory);
    const found = (version: string) => packs.find('instagram', version, 'en') !== null;
    expect(
      ['399.9.9', '400', '410.0.0.53.71', '419.99', '420', '99', '4000', 'unknown'].filter(found),
    ).toEqual(['400', '410.0.0.53.71', '419.99']);
    expect(packs.find('instagram', '410', 'fr')).toBeNull();
    expect(packs.find('tiktok', '410', 'en')).toBeNull();
    expect(packs.appOf('instagram')?.appPackage).toBe('com.instagram.android');
    expect(packs.appOf('tiktok')).toBeNull();
  });

  test.each([
    ['a misspelt condition', { screens: { home: { requires: [{ ids: 'feed_tab' }] } } }],
    ['an empty condition', { screens: { home: { requires: [{}] } } }],
    ['a broken pattern', { screens: { home: { requires: [{ text: { pattern: '(' } }] } } }],
    ['a code nobody knows', { stops: [{ name: 'x', code: 'nonsense', requires: [{ text: 'x' }] }] }],
    ['no stop screens', { stops: [] }],
    ['a newer format', { format: 2 }],
  ])('are refused with the name of the file: %s', async (_what, change) => {
    await write({ ...pack, ...change });
    await expect(loadPacks(directory)).rejects.toThrow('instagram/400/en.json');
  });
});

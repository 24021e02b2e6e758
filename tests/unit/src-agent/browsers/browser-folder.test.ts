import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { BrowserFolders } from '../../../../src-agent/browsers/browser-folder.ts';
import { tidyBrowserFolders } from '../../../../src-agent/browsers/tidy-folders.ts';
import { openTemporaryStore } from '../../../support/temporary-store.ts';

const put = (path: string, text: string) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

test('a folder is this user’s alone, and keeps settings and storage but no cookies', async () => {
  using desk = await openTemporaryStore();
  const folders = new BrowserFolders(desk.folder);
  const folder = await folders.prepare('one', { profile: { password_manager_enabled: false } });
  for (const path of [dirname(folder), folder]) expect(statSync(path).mode & 0o777).toBe(0o700);
  const settings = join(folder, 'Default', 'Preferences');
  put(settings, '{"profile":{"name":"Person 1"},"own":1}');
  const secrets = ['Cookies', 'Cookies-journal', 'Network/Cookies', 'Cache/data_1', 'Sessions/Tabs_1'];
  for (const name of [...secrets, 'Local Storage/leveldb/1.log']) put(join(folder, 'Default', name), 'x');
  await folders.prepare('one', { profile: { password_manager_enabled: false } });
  expect(secrets.filter((name) => existsSync(join(folder, 'Default', name)))).toEqual([]);
  expect(existsSync(join(folder, 'Default', 'Local Storage/leveldb/1.log'))).toBe(true);
  expect(JSON.parse(readFileSync(settings, 'utf8'))).toEqual({
    profile: { name: 'Person 1', password_manager_enabled: false },
    own: 1,
  });
});

test('folders of accounts that are gone are cleared away, and cookies a crash left', async () => {
  using desk = await openTemporaryStore();
  const values = {
    platform: 'tiktok',
    handle: 'a',
    display_name: 'A',
    status: 'active',
    created_at: 0,
  } as const;
  desk.store.write((tx) =>
    tx.run(tx.query.insertInto('account').values({ ...values, uid: 'here', updated_at: 0 })),
  );
  const folders = new BrowserFolders(desk.folder);
  for (const uid of ['here', 'gone']) put(join(folders.of(uid), 'Default', 'Cookies'), 'x');
  const log: string[] = [];
  const write = (message: string) => void log.push(message);
  await tidyBrowserFolders(folders, desk.store, { info: write, warn: write, error: write });
  expect(await folders.list()).toEqual(['here']);
  expect(existsSync(join(folders.of('here'), 'Default', 'Cookies'))).toBe(false);
  expect(log).toEqual([]);
});

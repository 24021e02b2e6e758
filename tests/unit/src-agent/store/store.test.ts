import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import {
  DatabaseInUseError,
  NewerDatabaseError,
  openDatabase,
} from '../../../../src-agent/store/database.ts';
import { listBackups } from '../../../../src-agent/backups/backup-files.ts';
import { EventLog } from '../../../../src-agent/store/event-log.ts';
import { Store } from '../../../../src-agent/store/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

async function openStore(folder: string): Promise<Store> {
  return new Store(await openDatabase(join(folder, 'switchyard.sqlite')));
}

test('the tables are exactly those of the committed snapshot', async () => {
  using folder = temporaryFolder();
  const sqlite = await openDatabase(join(folder.path, 'switchyard.sqlite'));
  const tables = sqlite
    .prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'kysely%' ORDER BY name")
    .pluck()
    .all() as string[];
  sqlite.close();
  const schema = tables.map((sql) => `${sql.replaceAll(/\s+/g, ' ').trim()};\n`).join('');
  await expect(schema).toMatchFileSnapshot('./schema.sql');
});

test('a database of a newer version is refused by name and left as it was', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'switchyard.sqlite');
  (await openDatabase(file)).close();
  const sqlite = new Database(file);
  sqlite.exec("INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-future', '2030-01-01')");
  sqlite.close();
  const before = readFileSync(file);
  await expect(openDatabase(file)).rejects.toThrow(NewerDatabaseError);
  await expect(openDatabase(file)).rejects.toThrow('9999-future');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a second agent on the same data folder is refused with a sentence', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'switchyard.sqlite');
  const first = await openDatabase(file);
  await expect(openDatabase(file, 50)).rejects.toThrow(DatabaseInUseError);
  first.close();
  (await openDatabase(file, 50)).close();
});

test('a file that is no database is refused and not touched', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'switchyard.sqlite');
  writeFileSync(file, 'this is a shopping list, not a database'.repeat(50));
  await expect(openDatabase(file)).rejects.toThrow('is no database of Switchyard');
  expect(readFileSync(file, 'utf8')).toContain('shopping list');
  expect(listBackups(join(folder.path, 'backups'))).toEqual([]);
});

test('state and event are written together or not at all, and the log cannot be rewritten', async () => {
  using folder = temporaryFolder();
  using store = await openStore(folder.path);
  const log = new EventLog(store);
  expect(() =>
    store.write((tx) => {
      tx.append({ type: 'agent.started', message: 'never to be seen' });
      throw new Error('changed my mind');
    }),
  ).toThrow('changed my mind');
  expect(log.read(0, 10)).toEqual([]);
  store.write((tx) => tx.append({ type: 'agent.started', message: 'seen' }));
  expect(() => store.write((tx) => tx.run(tx.query.updateTable('event').set({ message: 'other' })))).toThrow(
    'append-only',
  );
  expect(() => store.write((tx) => tx.run(tx.query.deleteFrom('event')))).toThrow('append-only');
  expect(log.read(0, 10).map((event) => event.message)).toEqual(['seen']);
});

test('a follower resumes after any line, misses none and gets new ones as they are written', async () => {
  using folder = temporaryFolder();
  using store = await openStore(folder.path);
  const log = new EventLog(store);
  const append = (message: string) => store.write((tx) => tx.append({ type: 'notice.raised', message }));
  for (const message of ['one', 'two', 'three']) append(message);
  const stop = new AbortController();
  const seen: string[] = [];
  for await (const event of log.follow(1, stop.signal)) {
    seen.push(event.message);
    if (event.message === 'three') append('four');
    if (event.message === 'four') stop.abort();
  }
  expect(seen).toEqual(['two', 'three', 'four']);
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../../src-agent/store/database.ts';
import { migrations } from '../../../../src-agent/store/migrations/migrations.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

/** A database as the first version left it, with an account on a phone and a picture. */
async function firstVersion(file: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new Database(file) }) });
  const first = { '0001-spine': migrations['0001-spine'] ?? { up: () => Promise.reject(new Error('gone')) } };
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(first) },
  }).migrateToLatest();
  await db.destroy();
  expect(error).toBeUndefined();
  const sqlite = new Database(file);
  sqlite.exec(`
    INSERT INTO device (id, uid, serial, platform, name, state, reason, created_at)
      VALUES (1, 'd', 'R58', 'android', 'Pixel 8', 'absent', '', 1);
    INSERT INTO account (id, uid, platform, handle, display_name, status, device_id, created_at, updated_at)
      VALUES (7, 'a', 'instagram', 'harbor.coffee', 'Harbor Coffee', 'active', 1, 1, 1);
    INSERT INTO media (id, uid, file_name, mime, bytes, width, height, sha256, created_at)
      VALUES (3, 'm', 'poster.jpg', 'image/jpeg', 5, 10, 10, 'x', 1);`);
  sqlite.close();
}

test('a database of the first version is brought up to date, keeps its rows, and is copied before', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'switchyard.sqlite');
  await firstVersion(file);
  const sqlite = await openDatabase(file);
  expect(sqlite.prepare('SELECT handle, device_id, notes, status_by, proxy_id FROM account').all()).toEqual([
    { handle: 'harbor.coffee', device_id: 1, notes: '', status_by: 'person', proxy_id: null },
  ]);
  expect(sqlite.prepare('SELECT kind, orientation, folder, has_thumbnail FROM media').all()).toEqual([
    { kind: 'image', orientation: 1, folder: '', has_thumbnail: 0 },
  ]);
  expect(sqlite.pragma('foreign_key_check')).toEqual([]);
  sqlite.close();
  expect(existsSync(`${file}.before-0002-operations`)).toBe(true);
});

test('an update that breaks off in its middle leaves the database as it was, and is done again', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'switchyard.sqlite');
  await firstVersion(file);
  const inTheWay = new Database(file);
  inTheWay.exec('CREATE TABLE kill_switch (x)');
  inTheWay.close();
  await expect(openDatabase(file)).rejects.toThrow();
  const left = new Database(file);
  expect(left.prepare('SELECT name FROM kysely_migration').pluck().all()).toEqual(['0001-spine']);
  left.exec('DROP TABLE kill_switch');
  left.close();
  const sqlite = await openDatabase(file);
  expect(sqlite.prepare('SELECT handle FROM account').pluck().all()).toEqual(['harbor.coffee']);
  sqlite.close();
});

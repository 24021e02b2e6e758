import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { listBackups } from '../../../../src-agent/backups/backup-files.ts';
import { openDatabase } from '../../../../src-agent/store/database.ts';
import { contentItem } from '../../../../src-shared/domain/campaign.ts';
import { migrations } from '../../../../src-agent/store/migrations/migrations.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

/** A database as the first version left it, with an account on a phone, a picture, and a campaign that posted it. */
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
      VALUES (3, 'm', 'poster.jpg', 'image/jpeg', 5, 10, 10, 'x', 1);
    INSERT INTO campaign (id, uid, name, status, items_json, created_at, updated_at)
      VALUES (2, 'c', 'Opening', 'completed', '[{"kind":"photo","mediaId":3,"caption":"Hello"}]', 1, 1);
    INSERT INTO run (id, uid, campaign_id, status, started_at) VALUES (4, 'r', 2, 'completed', 1);
    INSERT INTO job (id, uid, run_id, campaign_id, account_id, delivery, status, media_id, caption, content_version,
        max_retries, due_at, created_at, updated_at)
      VALUES (5, 'j', 4, 2, 7, 'phone', 'completed', 3, 'Hello', 'v', 3, 1764000000000, 1764000000000, 1);`);
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
  const [campaign] = sqlite.prepare('SELECT items_json FROM campaign').pluck().all() as string[];
  expect(contentItem.array().parse(JSON.parse(campaign ?? ''))).toEqual([
    { kind: 'photo', mediaIds: [3], caption: 'Hello', firstComment: '', variants: {} },
  ]);
  expect(sqlite.prepare('SELECT kind, media_json, scheduled_at, local_time FROM job').all()).toEqual([
    { kind: 'photo', media_json: '[3]', scheduled_at: 1764000000000, local_time: '2025-11-24T16:00' },
  ]);
  expect(sqlite.pragma('foreign_key_check')).toEqual([]);
  sqlite.close();
  expect(listBackups(join(folder.path, 'backups'))).toMatchObject([{ reason: 'before_update' }]);
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

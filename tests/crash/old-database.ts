import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from '../../src-agent/store/migrations/migrations.ts';

/** Migrations of the version the database is from. */
const known = ['0001-spine', '0002-operations'];

/** Writes a database as an earlier version left it when it was killed: one post made, one in hand, one waiting. */
export async function writeOldDatabase(file: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new Database(file) }) });
  const old = Object.fromEntries(Object.entries(migrations).filter(([name]) => known.includes(name)));
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(old) },
  }).migrateToLatest();
  await db.destroy();
  if (error !== undefined) throw new Error('the old database could not be made', { cause: error });
  const sqlite = new Database(file);
  sqlite.exec(rows);
  sqlite.close();
}

const rows = `
  INSERT INTO account (id, uid, platform, handle, display_name, status, created_at, updated_at)
    VALUES (1, '0196f000-0000-7000-8000-000000000001', 'instagram', 'old.one', 'Old One', 'active', 1, 1),
      (2, '0196f000-0000-7000-8000-000000000002', 'instagram', 'old.two', 'Old Two', 'active', 1, 1), (3, '0196f000-0000-7000-8000-000000000003', 'instagram', 'old.three', 'Old Three', 'active', 1, 1);
  INSERT INTO media (id, uid, file_name, mime, bytes, width, height, sha256, created_at)
    VALUES (1, '0196f000-0000-7000-8000-000000000004', 'poster.jpg', 'image/jpeg', 5, 1080, 1080, 'x', 1);
  INSERT INTO campaign (id, uid, name, status, items_json, last_run_id, created_at, updated_at)
    VALUES (1, '0196f000-0000-7000-8000-000000000005', 'Old', 'running', '[{"mediaId":1,"caption":"Old"}]', 1, 1, 1);
  INSERT INTO run (id, uid, campaign_id, status, started_at) VALUES (1, '0196f000-0000-7000-8000-000000000006', 1, 'running', 1);
  INSERT INTO job (id, uid, run_id, campaign_id, account_id, delivery, status, media_id, caption, content_version, attempts,
      max_retries, due_at, created_at, updated_at, finished_at)
    VALUES (1, '0196f000-0000-7000-8000-000000000007', 1, 1, 1, 'phone', 'completed', 1, 'Old', 'v', 1, 3, 1, 1, 1, 1),
      (2, '0196f000-0000-7000-8000-000000000008', 1, 1, 2, 'phone', 'running', 1, 'Old', 'v', 1, 3, 1, 1, 1, null),
      (3, '0196f000-0000-7000-8000-000000000009', 1, 1, 3, 'phone', 'pending', 1, 'Old', 'v', 0, 3, 1, 1, 1, null);
  INSERT INTO attempt (id, job_id, account_id, content_key, number, state, evidence_json, started_at, commit_sent_at, finished_at)
    VALUES (1, 1, 1, '1:v', 1, 'published', '{}', 1, 1, 1), (2, 2, 2, '2:v', 1, 'commit_sent', '{"postCount":4}', 1, 1, null);`;

import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { backupFolder, backupName } from '../backups/backup-files.ts';
import { migrations } from './migrations/migrations.ts';
import { checkIntegrity, endedUncleanly, isFreshlyChecked, rememberCheck } from './integrity.ts';
import { openFailure } from './open-failure.ts';

/** The file was written by a newer Switchyard; nothing was changed. */
export class NewerDatabaseError extends Error {
  constructor(file: string, unknown: readonly string[]) {
    super(
      `${file} was written by a newer version of Switchyard (it knows ${unknown.join(', ')}). ` +
        'Update Switchyard, or open a backup from before the update.',
    );
    this.name = 'NewerDatabaseError';
  }
}

/** Another process has the file: two agents on one data folder would both post. */
export class DatabaseInUseError extends Error {
  constructor(file: string, cause: unknown) {
    super(`${file} is in use by another Switchyard. Quit that one first, or choose another data folder.`, {
      cause,
    });
    this.name = 'DatabaseInUseError';
  }
}

/** Opens the file for this process alone, refuses a newer one, copies it before changing its tables, and brings them up to date. */
export async function openDatabase(file: string, patienceMs = 5000): Promise<Database.Database> {
  const folder = dirname(file);
  try {
    makeFolder(folder);
    return await openFile(file, patienceMs);
  } catch (error) {
    throw openFailure(file, folder, error);
  }
}

/** Whether another process has the file; one too damaged to be locked is in nobody's use. */
export function isInUse(file: string): boolean {
  if (!existsSync(file)) return false;
  const sqlite = new Database(file, { timeout: 0 });
  try {
    sqlite.pragma('locking_mode = EXCLUSIVE');
    sqlite.exec('BEGIN IMMEDIATE; ROLLBACK');
    return false;
  } catch (error) {
    return isBusy(error);
  } finally {
    sqlite.close();
  }
}

/** Node's own `recursive` never returns where a parent exists and refuses with ENOENT, as below /proc. */
function makeFolder(folder: string): void {
  const parent = dirname(folder);
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

async function openFile(file: string, patienceMs: number): Promise<Database.Database> {
  const existed = existsSync(file);
  const unclean = endedUncleanly(file);
  const sqlite = new Database(file);
  try {
    sqlite.pragma(`busy_timeout = ${patienceMs}`);
    takeForOneself(sqlite, file);
    const doubtful = existed && (unclean || !isFreshlyChecked(sqlite, Date.now()));
    if (doubtful) checkIntegrity(sqlite);
    const applied = appliedMigrations(sqlite);
    const unknown = applied.filter((name) => !Object.hasOwn(migrations, name));
    if (unknown.length > 0) throw new NewerDatabaseError(file, unknown);
    sqlite.pragma('synchronous = NORMAL');
    sqlite.pragma('foreign_keys = ON');
    // 64 MiB: with SQLite's own 2 MB, writing many rows reads and writes the pages of its indexes over and over.
    sqlite.pragma('cache_size = -65536');
    const pending = Object.keys(migrations).filter((name) => !applied.includes(name));
    if (pending.length > 0) {
      if (existed && applied.length > 0) await backUpBeforeUpdate(sqlite, file);
      await migrate(sqlite);
    }
    if (doubtful) rememberCheck(sqlite, Date.now());
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** The system gives the lock back when the process ends, however it ends. */
function takeForOneself(sqlite: Database.Database, file: string): void {
  try {
    sqlite.pragma('locking_mode = EXCLUSIVE');
    sqlite.pragma('journal_mode = WAL');
    sqlite.exec('BEGIN IMMEDIATE; COMMIT');
  } catch (error) {
    throw isBusy(error) ? new DatabaseInUseError(file, error) : error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function appliedMigrations(sqlite: Database.Database): string[] {
  const table = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'").get();
  if (table === undefined) return [];
  return sqlite.prepare('SELECT name FROM kysely_migration ORDER BY name').pluck().all() as string[];
}

/**
 * All that is new in one transaction of ours: kysely opens none on SQLite, and what a killed agent left half done could
 * never be opened again.
 */
async function migrate(sqlite: Database.Database): Promise<void> {
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    await applyMigrations(sqlite);
    sqlite.exec('COMMIT');
  } catch (error) {
    sqlite.exec('ROLLBACK');
    throw error;
  }
}

async function applyMigrations(sqlite: Database.Database): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: keepOpen(sqlite) }) });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('migration failed', { cause: error });
}

/** Has its name only when it is whole, as every copy. */
async function backUpBeforeUpdate(sqlite: Database.Database, file: string): Promise<void> {
  const folder = backupFolder(dirname(file));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copy = join(folder, backupName('before_update', Date.now()));
  await sqlite.backup(`${copy}.unfinished`);
  renameSync(`${copy}.unfinished`, copy);
}

/** kysely closes what it is given when it is destroyed; the connection lives on here. */
function keepOpen(sqlite: Database.Database) {
  return { close: () => undefined, prepare: (source: string) => sqlite.prepare(source) } as never;
}

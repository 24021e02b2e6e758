import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/migrations.ts';

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

/** Opens the file, refuses a newer one, copies it before changing its tables, and brings them up to date. */
export async function openDatabase(file: string): Promise<Database.Database> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const existed = existsSync(file);
  const sqlite = new Database(file);
  try {
    sqlite.pragma('busy_timeout = 5000');
    const applied = appliedMigrations(sqlite);
    const unknown = applied.filter((name) => !Object.hasOwn(migrations, name));
    if (unknown.length > 0) throw new NewerDatabaseError(file, unknown);
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = NORMAL');
    sqlite.pragma('foreign_keys = ON');
    const pending = Object.keys(migrations).filter((name) => !applied.includes(name));
    if (pending.length > 0) {
      if (existed && applied.length > 0) await sqlite.backup(`${file}.before-${pending[0]}`);
      await migrate(sqlite);
    }
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function appliedMigrations(sqlite: Database.Database): string[] {
  const table = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'").get();
  if (table === undefined) return [];
  return sqlite.prepare('SELECT name FROM kysely_migration ORDER BY name').pluck().all() as string[];
}

async function migrate(sqlite: Database.Database): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: keepOpen(sqlite) }) });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('migration failed', { cause: error });
}

/** kysely closes what it is given when it is destroyed; the connection lives on here. */
function keepOpen(sqlite: Database.Database) {
  return { close: () => undefined, prepare: (source: string) => sqlite.prepare(source) } as never;
}

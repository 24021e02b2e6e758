import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../src-shared/domain/away.ts';
import { conflict, done, notFound, type Outcome } from '../outcome.ts';
import { isInUse, openDatabase } from '../store/database.ts';
import { writeSetting } from '../store/settings.ts';
import { Store } from '../store/store.ts';
import { backupFolder, listBackups } from './backup-files.ts';

/** What was put in place, and where what was there before lies now; null where there was nothing. */
export type Restored = { readonly backup: Backup; readonly movedTo: string | null };

/**
 * Puts a copy in the place of the database: the newest, or the one of that name. What was there is moved aside, never
 * removed. The next agent knows from a note that posts may have been made since the copy.
 */
export async function restoreBackup(
  dataDir: string,
  name: string | null,
  now: number,
): Promise<Outcome<Restored>> {
  const file = join(dataDir, 'switchyard.sqlite');
  const backups = listBackups(backupFolder(dataDir));
  const backup = name === null ? backups[0] : backups.find((each) => each.name === name);
  if (backup === undefined) return notFound('backup', name ?? 'newest');
  if (isInUse(file))
    return conflict('running', 'Switchyard is running on this folder. Quit it first, then restore.');
  const movedTo = existsSync(file) ? aside(file, now) : null;
  copyFileSync(join(backupFolder(dataDir), backup.name), file);
  const store = new Store(await openDatabase(file), () => now);
  try {
    writeSetting(store, 'restoredFrom', { name: backup.name, copiedAt: backup.at, restoredAt: now });
  } finally {
    store[Symbol.dispose]();
  }
  return done({ backup, movedTo });
}

/** Moves the database with what belongs to it; SQLite takes the log beside a file for its own. */
function aside(file: string, now: number): string {
  const to = `${file}.replaced-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
  for (const part of ['', '-wal', '-shm'])
    if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${to}${part}`);
  return to;
}

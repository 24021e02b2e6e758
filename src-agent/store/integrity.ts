import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Up to this size checking takes some tens of milliseconds and is always done. */
const alwaysBelowBytes = 64 * 1024 * 1024;

/**
 * Whether the file is to be checked before it is used: a small one always, a large one when whoever had it last did not end
 * cleanly, which leaves SQLite's log beside it. Asked before the file is opened.
 */
export function needsCheck(file: string): boolean {
  if (!existsSync(file)) return false;
  const log = `${file}-wal`;
  return statSync(file).size < alwaysBelowBytes || (existsSync(log) && statSync(log).size > 0);
}

/** Reads every page and index entry (https://sqlite.org/pragma.html#pragma_quick_check); throws SQLITE_CORRUPT when one is wrong. */
export function checkIntegrity(sqlite: Database.Database): void {
  const [said] = sqlite.pragma('quick_check(1)', { simple: false }) as { quick_check: string }[];
  if (said?.quick_check !== 'ok') throw new Database.SqliteError(said?.quick_check ?? '', 'SQLITE_CORRUPT');
}

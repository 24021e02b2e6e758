import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Reading a file of 100,000 jobs takes a sixth of a second, which is nothing once a day and much at each start. */
const checkedFor = 20 * 60 * 60_000;

/** Whether whoever had the file last did not end cleanly, which leaves SQLite's log beside it. Asked before it is opened. */
export function endedUncleanly(file: string): boolean {
  const log = `${file}-wal`;
  return existsSync(log) && statSync(log).size > 0;
}

/** Whether the file was found whole within the last day; `now` in epoch milliseconds. */
export function isFreshlyChecked(sqlite: Database.Database, now: number): boolean {
  const table = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'setting'").get();
  if (table === undefined) return false;
  const checkedAt = Number(sqlite.prepare(`SELECT value FROM setting WHERE key = 'checkedAt'`).pluck().get());
  return Math.abs(now - checkedAt) < checkedFor;
}

/** Notes that the file was found whole. */
export function rememberCheck(sqlite: Database.Database, now: number): void {
  sqlite.prepare(`INSERT OR REPLACE INTO setting (key, value) VALUES ('checkedAt', ?)`).run(String(now));
}

/** Reads every page and index entry (https://sqlite.org/pragma.html#pragma_quick_check); throws SQLITE_CORRUPT when one is wrong. */
export function checkIntegrity(sqlite: Database.Database): void {
  const [said] = sqlite.pragma('quick_check(1)', { simple: false }) as { quick_check: string }[];
  if (said?.quick_check !== 'ok') throw new Database.SqliteError(said?.quick_check ?? '', 'SQLITE_CORRUPT');
}

import type Database from 'better-sqlite3';

const line = `INSERT INTO event (at, type, message, data_json) VALUES (0, 'agent.started', ?, '{}')`;

/** Lets the database grow no more and uses up what is left in it, so that not even the shortest line of the log fits. */
export function fillDisk(sqlite: Database.Database): void {
  sqlite.pragma('max_page_count = 1');
  for (const message of ['x'.repeat(3000), '']) {
    const add = sqlite.prepare(line);
    try {
      for (;;) add.run(message);
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_FULL') throw error;
    }
  }
}

/** Lets it grow again. */
export function makeRoom(sqlite: Database.Database): void {
  sqlite.pragma('max_page_count = 1000000');
}

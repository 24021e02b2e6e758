/** Loads SQLite and answers its version; rejects when its binary cannot be loaded here. */
export async function sqliteVersion(): Promise<string> {
  const { default: Database } = await import('better-sqlite3');
  const sqlite = new Database(':memory:');
  try {
    return String(sqlite.prepare('SELECT sqlite_version()').pluck().get());
  } finally {
    sqlite.close();
  }
}

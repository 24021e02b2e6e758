import { type Kysely, sql } from 'kysely';

/** The limits ledger, limits of single accounts, and the kill switches. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // One line for each counted action: reserved before it, then confirmed, released, or kept while its outcome is unknown.
  `CREATE TABLE limit_entry (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    action TEXT NOT NULL,
    local_day TEXT NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('reserved', 'confirmed', 'kept', 'released')),
    platform TEXT NOT NULL,
    device_id INTEGER,
    job_id INTEGER,
    attempt_id INTEGER,
    target TEXT
  ) STRICT`,
  `CREATE INDEX limit_by_account ON limit_entry (account_id, action, local_day) WHERE state <> 'released'`,
  `CREATE INDEX limit_by_account_time ON limit_entry (account_id, at) WHERE state <> 'released'`,
  `CREATE INDEX limit_by_attempt ON limit_entry (attempt_id) WHERE attempt_id IS NOT NULL`,
  `CREATE INDEX limit_by_target ON limit_entry (platform, target, at) WHERE target IS NOT NULL AND state <> 'released'`,
  `CREATE TABLE account_limit (
    account_id INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    own_json TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE kill_switch (
    scope TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    since INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
];

import { type Kysely, sql } from 'kysely';
import { laneStatements } from './0004-lanes.ts';

/** The limits ledger, limits of single accounts, the kill switches, and the lanes in which jobs wait. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...statements, ...laneStatements]) await sql.raw(statement).execute(db);
}

const statements = [
  // One line for each counted action: reserved before it, then confirmed, released, or kept while its outcome is unknown.
  // No foreign keys: a line outlives its account and its job, so that removing them frees nothing.
  // `done_by`: the latest it can have been done; while it is reserved that is still to come. `counts_until`: the end of that
  // local day of the account. `agent_day`: the agent's local day when it was reserved, under which it is tallied.
  `CREATE TABLE limit_entry (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL,
    action TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('reserved', 'confirmed', 'kept', 'released')),
    platform TEXT NOT NULL,
    device_id INTEGER,
    job_id INTEGER,
    target TEXT,
    agent_day TEXT NOT NULL,
    reserved_at INTEGER NOT NULL,
    done_by INTEGER NOT NULL,
    counts_until INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX limit_by_account ON limit_entry (account_id, action, counts_until, done_by) WHERE state <> 'released'`,
  `CREATE INDEX limit_by_job ON limit_entry (job_id) WHERE job_id IS NOT NULL`,
  `CREATE INDEX limit_by_target ON limit_entry (platform, target, done_by) WHERE target IS NOT NULL AND state <> 'released'`,
  // How many actions a phone did on one of the agent's local days; device 0 is the whole workspace.
  `CREATE TABLE limit_tally (
    day TEXT NOT NULL,
    device_id INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, device_id)
  ) STRICT, WITHOUT ROWID`,
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

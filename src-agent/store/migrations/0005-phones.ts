import { type Kysely, sql } from 'kysely';

/** Warm-up sessions, rehearsals, people who hold phones, what is known of phones, remote hubs, and packs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // What its runs are for; a warm-up has no content but a recipe.
  `ALTER TABLE campaign ADD COLUMN purpose TEXT NOT NULL DEFAULT 'publish'
    CHECK (purpose IN ('publish', 'rehearse', 'warm_up'))`,
  `ALTER TABLE campaign ADD COLUMN warmup_json TEXT`,
  `ALTER TABLE template ADD COLUMN warmup_json TEXT`,
  // Everything but the committing tap.
  `ALTER TABLE job ADD COLUMN rehearsal INTEGER NOT NULL DEFAULT 0`,
  // The calendar shows posts, and counts them from this index alone.
  `DROP INDEX job_by_time`,
  `CREATE INDEX job_by_time ON job (scheduled_at, status)
    WHERE parent_id IS NULL AND kind <> 'warmup' AND rehearsal = 0`,
  // What was rehearsed used no file.
  `DROP TRIGGER media_used`,
  `CREATE TRIGGER media_used AFTER UPDATE OF status ON job
    WHEN (new.status = 'completed') <> (old.status = 'completed') AND new.rehearsal = 0
    BEGIN
      UPDATE media SET uses = uses + iif(new.status = 'completed', 1, -1)
        WHERE id IN (SELECT value FROM json_each(new.media_json));
    END`,
  // No foreign keys to account and device: what was done stays known when they are gone.
  `CREATE TABLE warmup_action (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    job_id INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    account_id INTEGER NOT NULL,
    device_id INTEGER,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    target TEXT,
    text TEXT,
    state TEXT NOT NULL CHECK (state IN ('reserved', 'done', 'unclear', 'skipped')),
    limit_entry_id INTEGER,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    UNIQUE (job_id, position)
  ) STRICT`,
  `CREATE INDEX warmup_comment ON warmup_action (text, target) WHERE kind = 'comment'`,

  // A person holds the phone, or wants it at the next step border.
  `ALTER TABLE lease ADD COLUMN person TEXT`,
  `ALTER TABLE lease ADD COLUMN wanted_by TEXT`,
  `ALTER TABLE lease ADD COLUMN wanted_at INTEGER`,
  `CREATE INDEX event_by_device ON event (device_id, seq) WHERE device_id IS NOT NULL`,

  `ALTER TABLE device ADD COLUMN source TEXT NOT NULL DEFAULT 'adb'`,
  `ALTER TABLE device ADD COLUMN group_name TEXT`,
  `ALTER TABLE device ADD COLUMN tags_json TEXT NOT NULL DEFAULT '[]'`,
  `ALTER TABLE device ADD COLUMN quarantine_reason TEXT`,
  `ALTER TABLE device ADD COLUMN quarantined_at INTEGER`,
  `ALTER TABLE device ADD COLUMN quarantine_cause TEXT CHECK (quarantine_cause IN ('person', 'failures', 'health'))`,
  // Failures from before do not count again.
  `ALTER TABLE device ADD COLUMN cleared_at INTEGER`,
  // The latest attempts of one phone.
  `CREATE INDEX attempt_on_device ON attempt (device_id, finished_at) WHERE device_id IS NOT NULL`,
  `ALTER TABLE device ADD COLUMN health_json TEXT NOT NULL DEFAULT '{}'`,
  `ALTER TABLE device ADD COLUMN apps_json TEXT NOT NULL DEFAULT '{}'`,

  // What a step touched, on which screen, with which pack; and what of its files is still kept.
  `ALTER TABLE step ADD COLUMN has_source INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE step ADD COLUMN basis_step_id INTEGER`,
  `ALTER TABLE step ADD COLUMN target_json TEXT`,
  `ALTER TABLE step ADD COLUMN pack_json TEXT`,
  `ALTER TABLE step ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE step ADD COLUMN pruned_at INTEGER`,
  `ALTER TABLE step ADD COLUMN redacted_at INTEGER`,
  `CREATE INDEX step_kept ON step (job_id, bytes) WHERE bytes > 0`,
  `CREATE INDEX step_unmeasured ON step (id) WHERE bytes = 0 AND pruned_at IS NULL AND (has_before = 1 OR has_after = 1)`,

  `CREATE TABLE hub (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    username TEXT,
    capabilities_json TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('unchecked', 'ready', 'busy', 'failed')),
    reason TEXT NOT NULL,
    slots INTEGER,
    free INTEGER,
    checked_at INTEGER,
    created_at INTEGER NOT NULL
  ) STRICT`,

  // Hubs keep secrets too. SQLite changes no check in place, and renames no table that a trigger names.
  `DROP TRIGGER proxy_takes_secrets`,
  `CREATE TABLE secret_next (
    owner_kind TEXT NOT NULL CHECK (owner_kind IN ('account', 'proxy', 'hub')),
    owner_id INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name IN ('password', 'cookies')),
    key_id INTEGER NOT NULL REFERENCES vault_key (id),
    sealed BLOB NOT NULL,
    updated_at INTEGER NOT NULL,
    damaged INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (owner_kind, owner_id, name)
  ) STRICT`,
  `INSERT INTO secret_next SELECT owner_kind, owner_id, name, key_id, sealed, updated_at, damaged FROM secret`,
  `DROP TABLE secret`,
  `ALTER TABLE secret_next RENAME TO secret`,
  `CREATE INDEX secret_by_key ON secret (key_id, damaged)`,
  `CREATE INDEX secret_damaged ON secret (owner_kind, owner_id) WHERE damaged = 1`,
  `CREATE TRIGGER proxy_takes_secrets AFTER DELETE ON proxy BEGIN
    DELETE FROM secret WHERE owner_kind = 'proxy' AND owner_id = OLD.id;
  END`,
  `CREATE TRIGGER hub_takes_secrets AFTER DELETE ON hub BEGIN
    DELETE FROM secret WHERE owner_kind = 'hub' AND owner_id = OLD.id;
  END`,

  `CREATE TABLE pack_permission (
    platform TEXT NOT NULL,
    app_version TEXT NOT NULL,
    locale TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('observe', 'allowed')),
    observation_json TEXT,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (platform, app_version, locale)
  ) STRICT, WITHOUT ROWID`,

  // Their contents lie in files named by their checksum.
  `CREATE TABLE installed_pack (
    id INTEGER PRIMARY KEY,
    platform TEXT NOT NULL,
    locale TEXT NOT NULL,
    versions_from TEXT NOT NULL,
    versions_before TEXT NOT NULL,
    bundle TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    active INTEGER NOT NULL,
    installed_at INTEGER NOT NULL
  ) STRICT`,
];

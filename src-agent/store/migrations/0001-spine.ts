import { type Kysely, sql } from 'kysely';

/** The first tables: what a campaign, its runs, jobs and attempts, the phones and the event log need. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`,

  `CREATE TABLE device (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    serial TEXT NOT NULL,
    platform TEXT NOT NULL CHECK (platform IN ('android', 'ios')),
    name TEXT NOT NULL,
    model TEXT,
    os_version TEXT,
    transport TEXT,
    state TEXT NOT NULL CHECK (state IN ('absent', 'unauthorized', 'offline', 'preparing', 'ready', 'degraded')),
    reason TEXT NOT NULL,
    battery_percent INTEGER,
    charging INTEGER,
    free_storage_bytes INTEGER,
    screen_locked INTEGER,
    simulated INTEGER NOT NULL DEFAULT 0,
    last_seen_at INTEGER,
    created_at INTEGER NOT NULL,
    UNIQUE (platform, serial)
  ) STRICT`,

  `CREATE TABLE lease (
    device_id INTEGER PRIMARY KEY REFERENCES device (id) ON DELETE CASCADE,
    token INTEGER NOT NULL,
    job_id INTEGER,
    run_id INTEGER,
    holder TEXT,
    expires_at INTEGER
  ) STRICT`,

  `CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL CHECK (platform IN ('instagram', 'threads', 'tiktok')),
    handle TEXT NOT NULL,
    display_name TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'banned', 'cooldown', 'needs_captcha', 'inactive')),
    status_reason TEXT,
    device_id INTEGER REFERENCES device (id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (platform, handle)
  ) STRICT`,
  `CREATE INDEX account_by_device ON account (device_id)`,

  `CREATE TABLE media (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    file_name TEXT NOT NULL,
    mime TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
  ) STRICT`,

  `CREATE TABLE template (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('posting', 'warmup')),
    name TEXT NOT NULL,
    caption TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT`,

  `CREATE TABLE campaign (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    status TEXT NOT NULL
      CHECK (status IN ('draft', 'scheduled', 'running', 'paused', 'completed', 'cancelled')),
    items_json TEXT NOT NULL,
    last_run_id INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE campaign_account (
    campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, account_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX campaign_account_by_account ON campaign_account (account_id)`,

  `CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    status TEXT NOT NULL CHECK (status IN ('running', 'paused', 'waiting', 'completed', 'stopped')),
    started_at INTEGER NOT NULL,
    finished_at INTEGER
  ) STRICT`,
  `CREATE INDEX run_by_campaign ON run (campaign_id)`,

  `CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    run_id INTEGER NOT NULL REFERENCES run (id),
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    delivery TEXT NOT NULL CHECK (delivery IN ('api', 'phone', 'browser')),
    status TEXT NOT NULL CHECK (status IN
      ('pending', 'running', 'retrying', 'completed', 'failed', 'cancelled', 'needs_review')),
    device_id INTEGER REFERENCES device (id) ON DELETE SET NULL,
    media_id INTEGER NOT NULL REFERENCES media (id),
    caption TEXT NOT NULL,
    content_version TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    max_retries INTEGER NOT NULL,
    next_action TEXT NOT NULL DEFAULT 'post' CHECK (next_action IN ('post', 'check')),
    current_step TEXT,
    problem_json TEXT,
    due_at INTEGER NOT NULL,
    cancel_requested INTEGER NOT NULL DEFAULT 0,
    started_at INTEGER,
    finished_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX job_due ON job (due_at, id) WHERE status IN ('pending', 'retrying')`,
  `CREATE INDEX job_waiting ON job (account_id, due_at, id) WHERE status IN ('pending', 'retrying')`,
  `CREATE INDEX job_running ON job (account_id) WHERE status = 'running'`,
  `CREATE INDEX job_retrying_on_device ON job (device_id) WHERE status = 'retrying'`,
  `CREATE INDEX job_needs_review ON job (id) WHERE status = 'needs_review'`,
  `CREATE INDEX job_by_run ON job (run_id, status)`,
  `CREATE INDEX job_by_account ON job (account_id)`,
  `CREATE INDEX job_by_campaign ON job (campaign_id, status)`,
  `CREATE INDEX job_by_media ON job (media_id)`,

  `CREATE TABLE attempt (
    id INTEGER PRIMARY KEY,
    job_id INTEGER NOT NULL REFERENCES job (id),
    account_id INTEGER NOT NULL,
    content_key TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN
      ('claimed', 'prepared', 'commit_sent', 'published', 'rejected', 'unknown', 'not_published')),
    device_id INTEGER,
    evidence_json TEXT NOT NULL,
    problem_json TEXT,
    started_at INTEGER NOT NULL,
    commit_sent_at INTEGER,
    finished_at INTEGER,
    UNIQUE (job_id, number)
  ) STRICT`,
  // The last line of defence: the store itself refuses a second attempt while one is open, unknown or published.
  `CREATE UNIQUE INDEX attempt_once ON attempt (content_key)
    WHERE state IN ('claimed', 'prepared', 'commit_sent', 'unknown', 'published')`,

  `CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL,
    job_id INTEGER NOT NULL REFERENCES job (id),
    attempt_id INTEGER NOT NULL REFERENCES attempt (id),
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('running', 'done', 'stopped')),
    screen TEXT,
    selector TEXT,
    problem_json TEXT,
    started_at INTEGER NOT NULL,
    duration_ms INTEGER,
    has_before INTEGER NOT NULL DEFAULT 0,
    has_after INTEGER NOT NULL DEFAULT 0
  ) STRICT`,
  `CREATE INDEX step_by_run ON step (run_id, id)`,
  `CREATE INDEX step_by_job ON step (job_id, id)`,

  `CREATE TABLE event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    message TEXT NOT NULL,
    account_id INTEGER,
    campaign_id INTEGER,
    run_id INTEGER,
    job_id INTEGER,
    device_id INTEGER,
    data_json TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX event_by_run ON event (run_id, seq) WHERE run_id IS NOT NULL`,
  `CREATE TRIGGER event_is_append_only_update BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END`,
  `CREATE TRIGGER event_is_append_only_delete BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END`,
];

import { type Kysely, sql } from 'kysely';

/** What an operator manages: secrets, proxies, browser profiles, imports, and all that is known of accounts and media. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE vault_key (
    id INTEGER PRIMARY KEY,
    root_id TEXT NOT NULL,
    wrapped BLOB NOT NULL, protection TEXT NOT NULL CHECK (protection IN ('keychain', 'key_file', 'this_run')),
    keeper TEXT NOT NULL, saved_in TEXT NOT NULL CHECK (saved_in IN ('desktop_app', 'browser')),
    created_at INTEGER NOT NULL, retired_at INTEGER
  ) STRICT`,
  `CREATE TABLE secret (
    owner_kind TEXT NOT NULL CHECK (owner_kind IN ('account', 'proxy')),
    owner_id INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name IN ('password', 'cookies')),
    key_id INTEGER NOT NULL REFERENCES vault_key (id),
    sealed BLOB NOT NULL,
    updated_at INTEGER NOT NULL,
    damaged INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (owner_kind, owner_id, name)
  ) STRICT`,
  `CREATE INDEX secret_by_key ON secret (key_id, damaged)`,
  `CREATE INDEX secret_damaged ON secret (owner_kind, owner_id) WHERE damaged = 1`,

  `CREATE TABLE import_batch (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('accounts', 'proxies')),
    file_name TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN
      ('reading', 'ready', 'applying', 'applied', 'cancelled', 'undoing', 'undone', 'failed')),
    state_json TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    finished_at INTEGER
  ) STRICT`,
  `CREATE INDEX import_batch_unfinished ON import_batch (id) WHERE status IN ('reading', 'ready', 'applying', 'undoing')`,

  `CREATE TABLE import_problem (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
    row INTEGER NOT NULL,
    field TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('error', 'duplicate', 'warning')),
    message TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX import_problem_by_import ON import_problem (import_id, id)`,
  `CREATE INDEX import_problem_by_kind ON import_problem (import_id, kind, id)`,

  `CREATE TABLE proxy (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    label TEXT,
    host TEXT NOT NULL,
    port INTEGER NOT NULL,
    protocol TEXT NOT NULL CHECK (protocol IN ('http', 'https', 'socks5')),
    type TEXT NOT NULL CHECK (type IN ('residential', 'datacenter', 'mobile')),
    username TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'banned', 'error')),
    status_reason TEXT,
    checked_at INTEGER,
    outcome TEXT,
    latency_ms INTEGER,
    exit_address TEXT,
    check_detail TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    next_check_at INTEGER,
    account_count INTEGER NOT NULL DEFAULT 0,
    import_id INTEGER REFERENCES import_batch (id),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (host, port, protocol, username)
  ) STRICT`,
  `CREATE INDEX proxy_by_status ON proxy (status, id)`,
  `CREATE INDEX proxy_by_host ON proxy (host)`,
  `CREATE INDEX proxy_by_latency ON proxy (ifnull(latency_ms, 1000000000))`,
  `CREATE INDEX proxy_by_accounts ON proxy (account_count)`,
  `CREATE INDEX proxy_due ON proxy (next_check_at) WHERE next_check_at IS NOT NULL`,
  `CREATE INDEX proxy_unplanned ON proxy (id) WHERE next_check_at IS NULL AND status IN ('active', 'error')`,
  `CREATE INDEX proxy_by_import ON proxy (import_id) WHERE import_id IS NOT NULL`,
  `CREATE TABLE proxy_check (
    id INTEGER PRIMARY KEY,
    proxy_id INTEGER NOT NULL REFERENCES proxy (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    latency_ms INTEGER,
    exit_address TEXT,
    detail TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX proxy_check_by_proxy ON proxy_check (proxy_id, id)`,
  `CREATE TRIGGER proxy_takes_secrets AFTER DELETE ON proxy BEGIN
    DELETE FROM secret WHERE owner_kind = 'proxy' AND owner_id = OLD.id;
  END`,

  `CREATE TABLE profile (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    template TEXT,
    user_agent TEXT NOT NULL,
    viewport_width INTEGER NOT NULL,
    viewport_height INTEGER NOT NULL,
    timezone TEXT NOT NULL,
    locale TEXT NOT NULL,
    fingerprint_json TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT`,

  `ALTER TABLE account ADD COLUMN email TEXT`,
  `ALTER TABLE account ADD COLUMN status_by TEXT NOT NULL DEFAULT 'person'`,
  `ALTER TABLE account ADD COLUMN status_at INTEGER`,
  `ALTER TABLE account ADD COLUMN cooldown_until INTEGER`,
  `ALTER TABLE account ADD COLUMN proxy_id INTEGER REFERENCES proxy (id) ON DELETE SET NULL`,
  `ALTER TABLE account ADD COLUMN profile_id INTEGER REFERENCES profile (id) ON DELETE SET NULL`,
  `ALTER TABLE account ADD COLUMN timezone TEXT`,
  `ALTER TABLE account ADD COLUMN client TEXT`,
  `ALTER TABLE account ADD COLUMN notes TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE account ADD COLUMN login_json TEXT`,
  `ALTER TABLE account ADD COLUMN last_used_at INTEGER`,
  `ALTER TABLE account ADD COLUMN archived_at INTEGER`,
  `ALTER TABLE account ADD COLUMN import_id INTEGER REFERENCES import_batch (id)`,
  `CREATE INDEX account_by_email ON account (platform, email) WHERE email IS NOT NULL`,
  `UPDATE account SET cooldown_until = updated_at + 86400000 WHERE status = 'cooldown'`,
  // Each order of the list, and each filter that may find very many, has an index that is the order. They also hold what is
  // filtered by most, so that rows which are passed over cost no look at the table.
  `CREATE INDEX account_by_handle ON account (handle, id, archived_at)`,
  `CREATE INDEX account_by_name ON account (display_name COLLATE NOCASE, id, archived_at, status, platform)`,
  `CREATE INDEX account_by_status ON account (status, handle, id, archived_at, platform)`,
  `CREATE INDEX account_by_platform_status ON account (platform, status, handle, id, archived_at)`,
  `CREATE INDEX account_by_client ON account (coalesce(client, ''), handle, id, archived_at, status, platform)`,
  `CREATE INDEX account_by_use ON account (coalesce(last_used_at, 0), id, archived_at, status, platform)`,
  `CREATE INDEX account_archived ON account (archived_at)`,
  `CREATE INDEX account_by_proxy ON account (proxy_id) WHERE proxy_id IS NOT NULL`,
  `CREATE INDEX account_by_profile ON account (profile_id) WHERE profile_id IS NOT NULL`,
  `CREATE INDEX account_by_import ON account (import_id) WHERE import_id IS NOT NULL`,
  `CREATE INDEX account_cooling ON account (cooldown_until) WHERE status = 'cooldown'`,
  `CREATE TRIGGER proxy_gets_account AFTER INSERT ON account WHEN NEW.proxy_id IS NOT NULL BEGIN
    UPDATE proxy SET account_count = account_count + 1 WHERE id = NEW.proxy_id;
  END`,
  `CREATE TRIGGER proxy_changes_account AFTER UPDATE OF proxy_id ON account WHEN OLD.proxy_id IS NOT NEW.proxy_id BEGIN
    UPDATE proxy SET account_count = account_count - 1 WHERE id = OLD.proxy_id;
    UPDATE proxy SET account_count = account_count + 1 WHERE id = NEW.proxy_id;
  END`,
  `CREATE TRIGGER proxy_loses_account AFTER DELETE ON account WHEN OLD.proxy_id IS NOT NULL BEGIN
    UPDATE proxy SET account_count = account_count - 1 WHERE id = OLD.proxy_id;
  END`,
  `CREATE TABLE account_tag (
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (account_id, tag)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX account_tag_by_tag ON account_tag (tag, account_id)`,
  // Grows with every change of what accounts are counted by, so that a count is made again only when it may differ.
  `CREATE TABLE account_version (version INTEGER NOT NULL) STRICT`,
  `INSERT INTO account_version VALUES (0)`,
  `CREATE TRIGGER account_added AFTER INSERT ON account BEGIN UPDATE account_version SET version = version + 1; END`,
  `CREATE TRIGGER account_removed AFTER DELETE ON account BEGIN UPDATE account_version SET version = version + 1; END`,
  `CREATE TRIGGER account_changed AFTER UPDATE OF platform, handle, display_name, email, status, client, device_id,
    proxy_id, profile_id, import_id, archived_at ON account
    BEGIN UPDATE account_version SET version = version + 1; END`,
  `CREATE TRIGGER account_tagged AFTER INSERT ON account_tag
    BEGIN UPDATE account_version SET version = version + 1; END`,
  `CREATE TRIGGER account_untagged AFTER DELETE ON account_tag
    BEGIN UPDATE account_version SET version = version + 1; END`,
  // A change of many is written in short steps, each with what it found; one that was not finished is taken back.
  `CREATE TABLE bulk_change (
    id TEXT PRIMARY KEY,
    created_at INTEGER NOT NULL, finished_at INTEGER, undone_at INTEGER
  ) STRICT`,
  `CREATE INDEX bulk_change_unfinished ON bulk_change (id) WHERE finished_at IS NULL`,
  `CREATE TABLE bulk_change_step (
    change_id TEXT NOT NULL REFERENCES bulk_change (id) ON DELETE CASCADE,
    step INTEGER NOT NULL,
    before_json TEXT NOT NULL,
    PRIMARY KEY (change_id, step)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX event_by_account ON event (account_id, seq) WHERE account_id IS NOT NULL`,

  `ALTER TABLE media ADD COLUMN kind TEXT NOT NULL DEFAULT 'image'`,
  `ALTER TABLE media ADD COLUMN orientation INTEGER NOT NULL DEFAULT 1`,
  `ALTER TABLE media ADD COLUMN duration_ms INTEGER`,
  `ALTER TABLE media ADD COLUMN video_codec TEXT`,
  `ALTER TABLE media ADD COLUMN audio_codec TEXT`,
  `ALTER TABLE media ADD COLUMN frame_rate REAL`,
  `ALTER TABLE media ADD COLUMN bit_rate INTEGER`,
  `ALTER TABLE media ADD COLUMN has_location INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE media ADD COLUMN folder TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE media ADD COLUMN client TEXT`,
  `ALTER TABLE media ADD COLUMN has_thumbnail INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE media ADD COLUMN missing_at INTEGER`,
  `ALTER TABLE media ADD COLUMN original_id INTEGER REFERENCES media (id) ON DELETE SET NULL`,
  // Counted when a post succeeds, so that lists can be ordered by it without counting jobs.
  `ALTER TABLE media ADD COLUMN uses INTEGER NOT NULL DEFAULT 0`,
  `UPDATE media SET uses = (SELECT count(*) FROM job WHERE media_id = media.id AND status = 'completed')`,
  `CREATE TRIGGER media_used AFTER UPDATE OF status ON job
    WHEN (new.status = 'completed') <> (old.status = 'completed')
    BEGIN
      UPDATE media SET uses = uses + iif(new.status = 'completed', 1, -1) WHERE id = new.media_id;
    END`,
  `CREATE INDEX media_by_name ON media (file_name, id)`,
  `CREATE INDEX media_by_bytes ON media (bytes, id)`,
  `CREATE INDEX media_by_uses ON media (uses, id)`,
  `CREATE INDEX media_by_folder ON media (folder, id)`,
  `CREATE INDEX media_by_client ON media (client, id)`,
  `CREATE INDEX media_by_original ON media (original_id) WHERE original_id IS NOT NULL`,
  `CREATE TABLE media_tag (
    media_id INTEGER NOT NULL REFERENCES media (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (media_id, tag)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX media_tag_by_tag ON media_tag (tag, media_id)`,
  `CREATE TABLE media_reference (
    reference TEXT PRIMARY KEY,
    media_id INTEGER NOT NULL REFERENCES media (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
  ) STRICT`,
  `CREATE INDEX media_reference_by_media ON media_reference (media_id)`,
  `CREATE INDEX media_reference_by_end ON media_reference (expires_at)`,
  `CREATE TABLE watched_folder (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    folder TEXT NOT NULL,
    client TEXT,
    added INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
  ) STRICT`,
  // What was taken from a watched folder as it was, so that a restart does not read all of it again.
  `CREATE TABLE watched_file (
    folder_id INTEGER NOT NULL REFERENCES watched_folder (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    modified_at REAL NOT NULL,
    PRIMARY KEY (folder_id, path)
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    list TEXT NOT NULL,
    name TEXT NOT NULL,
    query_json TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (list, name)
  ) STRICT`,
];

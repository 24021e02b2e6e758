import { type Kysely, sql } from 'kysely';

/** Plans, per-platform content, jobs of every kind with their planned time, and what waits for a person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `ALTER TABLE campaign ADD COLUMN plan_json TEXT NOT NULL DEFAULT '{}'`,
  `ALTER TABLE campaign ADD COLUMN fields_json TEXT NOT NULL DEFAULT '[]'`,
  `ALTER TABLE campaign ADD COLUMN account_filter_json TEXT`,
  `ALTER TABLE campaign ADD COLUMN archived_at INTEGER`,
  // Of a recurring campaign: up to when its posts are jobs already; null where all of them are.
  `ALTER TABLE campaign ADD COLUMN planned_until INTEGER`,
  // Which change by a person it is at, and up to which of them its jobs followed.
  `ALTER TABLE campaign ADD COLUMN revision INTEGER NOT NULL DEFAULT 1`,
  `ALTER TABLE campaign ADD COLUMN followed INTEGER NOT NULL DEFAULT 1`,
  // A change moved the times of its jobs too, and they still follow.
  `ALTER TABLE campaign ADD COLUMN retime INTEGER NOT NULL DEFAULT 0`,
  `CREATE INDEX campaign_to_follow ON campaign (id) WHERE followed < revision`,
  `CREATE INDEX campaign_to_plan ON campaign (planned_until) WHERE planned_until IS NOT NULL`,
  `UPDATE campaign SET items_json = (
    SELECT json_group_array(json_object('kind', value ->> '$.kind', 'mediaIds', json_array(value ->> '$.mediaId'),
      'caption', value ->> '$.caption', 'firstComment', '', 'variants', json('{}')))
    FROM json_each(items_json))`,

  `ALTER TABLE run ADD COLUMN more INTEGER NOT NULL DEFAULT 0`,

  `ALTER TABLE template ADD COLUMN campaign_json TEXT`,

  // A text has no picture.
  `ALTER TABLE job ALTER COLUMN media_id DROP NOT NULL`,
  `ALTER TABLE job ADD COLUMN kind TEXT NOT NULL DEFAULT 'photo'`,
  `ALTER TABLE job ADD COLUMN item INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE job ADD COLUMN media_json TEXT NOT NULL DEFAULT '[]'`,
  `ALTER TABLE job ADD COLUMN occurrence TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE job ADD COLUMN parent_id INTEGER REFERENCES job (id)`,
  `ALTER TABLE job ADD COLUMN priority INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE job ADD COLUMN scheduled_at INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE job ADD COLUMN local_time TEXT NOT NULL DEFAULT ''`,
  // As it was planned: differs from local_time where a person moved it.
  `ALTER TABLE job ADD COLUMN plan_time TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE job ADD COLUMN zone TEXT NOT NULL DEFAULT 'UTC'`,
  `ALTER TABLE job ADD COLUMN not_after INTEGER`,
  `ALTER TABLE job ADD COLUMN dismissed_at INTEGER`,
  `UPDATE job SET media_json = json_array(media_id), scheduled_at = created_at,
    local_time = strftime('%Y-%m-%dT%H:%M', created_at / 1000, 'unixepoch')`,
  `CREATE INDEX job_by_time ON job (scheduled_at, status) WHERE parent_id IS NULL`,
  `CREATE INDEX job_by_parent ON job (parent_id) WHERE parent_id IS NOT NULL`,
  `CREATE INDEX job_asking ON job (id) WHERE status IN ('needs_review', 'failed') AND dismissed_at IS NULL`,
  // With the planned time, so that the last of a run is one look.
  `DROP INDEX job_by_run`,
  `CREATE INDEX job_by_run ON job (run_id, status, scheduled_at)`,
  // With the times: when an account posts, and when a campaign posts next.
  `DROP INDEX job_by_account`,
  `CREATE INDEX job_by_account ON job (account_id, scheduled_at)`,
  `DROP INDEX job_by_campaign`,
  `CREATE INDEX job_by_campaign ON job (campaign_id, status, due_at)`,
  // Planning the same time of a recurring campaign twice makes no second job.
  `CREATE UNIQUE INDEX job_occurrence ON job (campaign_id, account_id, item, kind, occurrence) WHERE occurrence <> ''`,
  `DROP TRIGGER media_used`,
  `CREATE TRIGGER media_used AFTER UPDATE OF status ON job
    WHEN (new.status = 'completed') <> (old.status = 'completed')
    BEGIN
      UPDATE media SET uses = uses + iif(new.status = 'completed', 1, -1)
        WHERE id IN (SELECT value FROM json_each(new.media_json));
    END`,

  // How many accounts a campaign has, and how many jobs of each status: lists of campaigns cannot count millions of rows.
  `CREATE TABLE campaign_count (
    campaign_id INTEGER NOT NULL,
    what TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, what)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO campaign_count SELECT campaign_id, status, count(*) FROM job GROUP BY campaign_id, status`,
  `INSERT INTO campaign_count SELECT campaign_id, 'accounts', count(*) FROM campaign_account GROUP BY campaign_id`,
  `CREATE TRIGGER job_counted AFTER INSERT ON job BEGIN ${oneMore('new', 'new.status')}; END`,
  `CREATE TRIGGER job_uncounted AFTER DELETE ON job BEGIN ${oneLess('old', 'old.status')}; END`,
  `CREATE TRIGGER job_recounted AFTER UPDATE OF status ON job WHEN new.status <> old.status
    BEGIN ${oneLess('old', 'old.status')}; ${oneMore('new', 'new.status')}; END`,
  `CREATE TRIGGER campaign_account_counted AFTER INSERT ON campaign_account
    BEGIN ${oneMore('new', "'accounts'")}; END`,
  `CREATE TRIGGER campaign_account_uncounted AFTER DELETE ON campaign_account
    BEGIN ${oneLess('old', "'accounts'")}; END`,
];

function oneMore(row: string, what: string): string {
  return `INSERT INTO campaign_count VALUES (${row}.campaign_id, ${what}, 1)
    ON CONFLICT DO UPDATE SET count = count + 1`;
}

function oneLess(row: string, what: string): string {
  return `UPDATE campaign_count SET count = count - 1 WHERE campaign_id = ${row}.campaign_id AND what = ${what}`;
}

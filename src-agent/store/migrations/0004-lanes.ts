/** A job that waits for its turn; literal, because partial indexes are only used when SQLite can see the statuses. */
const waits = (row: string) => `${row}.status IN ('pending', 'retrying')`;

/** The lane a job waits in: a look at an earlier post has one of its own, before all others. */
const kindOf = (row: string) => `iif(${row}.next_action = 'check', 'check', ${row}.kind)`;
const priorityOf = (row: string) => `iif(${row}.next_action = 'check', 2, ${row}.priority)`;

/** A follow-up waits in no lane until the job it follows is done. */
const mayGo = (row: string) => `(${row}.parent_id IS NULL OR ${row}.next_action = 'check'
  OR EXISTS (SELECT 1 FROM job AS parent WHERE parent.id = ${row}.parent_id AND parent.status = 'completed'))`;

const columns = 'account_id, run_id, delivery, kind, priority, platform, device_id, ready_at';
const laneOf = (
  row: string,
) => `${row}.account_id, ${row}.run_id, ${row}.delivery, ${kindOf(row)}, ${priorityOf(row)},
  account.platform, iif(${row}.delivery = 'phone', account.device_id, 0), max(${row}.due_at, ${row}.updated_at)`;
const earlier = `ON CONFLICT (account_id, run_id, delivery, kind, priority)
  DO UPDATE SET ready_at = excluded.ready_at, limited = 0 WHERE excluded.ready_at < ready_at`;

const open = `INSERT INTO lane (${columns}) SELECT ${laneOf('new')} FROM account
  WHERE account.id = new.account_id AND ${mayGo('new')} ${earlier};`;

const close = `DELETE FROM lane WHERE account_id = old.account_id AND run_id = old.run_id
  AND delivery = old.delivery AND kind = old.kind AND priority = old.priority
  AND NOT EXISTS (SELECT 1 FROM job WHERE account_id = old.account_id AND run_id = old.run_id AND delivery = old.delivery
    AND kind = old.kind AND priority = old.priority AND status IN ('pending', 'retrying') AND next_action = 'post');`;

/**
 * The lanes in which jobs wait: the waiting jobs of one account, run, route, kind and priority. A lane may say too early
 * when its next job can go, never too late: whoever claims asks the job itself and then puts the lane right. What is parked
 * is not looked at until the trigger here that names its reason, or the end of a job, lets it go. Everything about lanes
 * that is not the claim's is done by triggers, so that no writer of jobs has to know of them.
 */
export const laneStatements = [
  `CREATE TABLE lane (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL,
    run_id INTEGER NOT NULL,
    delivery TEXT NOT NULL,
    kind TEXT NOT NULL,
    priority INTEGER NOT NULL,
    platform TEXT NOT NULL,
    device_id INTEGER,
    ready_at INTEGER NOT NULL,
    limited INTEGER NOT NULL DEFAULT 0,
    parked TEXT CHECK (parked IN ('account', 'busy', 'proxy')),
    proxy_id INTEGER,
    UNIQUE (account_id, run_id, delivery, kind, priority)
  ) STRICT`,
  `CREATE INDEX lane_line ON lane (device_id, platform, run_id, priority, ready_at) WHERE parked IS NULL`,
  `CREATE INDEX lane_next ON lane (ready_at) WHERE parked IS NULL`,
  `CREATE INDEX lane_at_proxy ON lane (proxy_id, run_id, priority DESC, ready_at) WHERE proxy_id IS NOT NULL`,
  `CREATE INDEX lane_limited ON lane (account_id) WHERE limited = 1`,

  // The lanes are the due index now.
  `DROP INDEX job_due`,
  `DROP INDEX job_waiting`,
  `CREATE INDEX job_waiting ON job (account_id, run_id, delivery, kind, priority, due_at)
    WHERE status IN ('pending', 'retrying') AND next_action = 'post'`,
  `CREATE INDEX job_looking ON job (account_id, run_id, due_at) WHERE status IN ('pending', 'retrying') AND next_action = 'check'`,
  `CREATE INDEX job_to_be_missed ON job (not_after) WHERE not_after IS NOT NULL AND started_at IS NULL
    AND status IN ('pending', 'retrying') AND next_action = 'post'`,

  `CREATE TRIGGER lane_gets_job AFTER INSERT ON job WHEN ${waits('new')} BEGIN ${open} END`,
  `CREATE TRIGGER lane_gets_job_back AFTER UPDATE OF status, due_at, priority, next_action, delivery, kind ON job
    WHEN ${waits('new')} BEGIN ${open} END`,
  `CREATE TRIGGER lane_loses_job AFTER UPDATE OF status ON job
    WHEN ${waits('old')} AND old.next_action = 'post' AND new.status NOT IN ('pending', 'retrying', 'running') BEGIN ${close} END`,
  `CREATE TRIGGER lane_loses_deleted_job AFTER DELETE ON job WHEN ${waits('old')} BEGIN ${close} END`,
  `CREATE TRIGGER lane_gets_follow_ups AFTER UPDATE OF status ON job WHEN new.status = 'completed' BEGIN
    INSERT INTO lane (${columns}) SELECT ${laneOf('next')} FROM job AS next JOIN account ON account.id = next.account_id
      WHERE next.parent_id = new.id AND ${waits('next')} ${earlier};
  END`,
  `CREATE TRIGGER lane_of_free_account AFTER UPDATE OF status ON job WHEN old.status = 'running' AND new.status <> 'running' BEGIN
    UPDATE lane SET parked = NULL WHERE account_id = new.account_id AND parked = 'busy';
  END`,
  `CREATE TRIGGER lane_of_changed_account AFTER UPDATE OF status, archived_at, device_id, proxy_id, platform ON account BEGIN
    UPDATE lane SET parked = NULL, proxy_id = NULL, platform = new.platform,
      device_id = iif(delivery = 'phone', new.device_id, 0) WHERE account_id = new.id;
  END`,
  `CREATE TRIGGER lane_of_switched_account AFTER DELETE ON kill_switch WHEN old.scope GLOB 'account:*' BEGIN
    UPDATE lane SET parked = NULL WHERE account_id = CAST(substr(old.scope, 9) AS INTEGER) AND parked = 'account';
  END`,
  `CREATE TRIGGER lane_of_working_proxy AFTER UPDATE OF status ON proxy WHEN new.status = 'active' AND old.status <> 'active' BEGIN
    UPDATE lane SET parked = NULL, proxy_id = NULL WHERE proxy_id = new.id;
  END`,
  ...['INSERT', 'UPDATE'].map(
    (act) => `CREATE TRIGGER lane_of_account_limit_${act.toLowerCase()} AFTER ${act} ON account_limit BEGIN
      UPDATE lane SET ready_at = 0, limited = 0 WHERE account_id = new.account_id AND limited = 1;
    END`,
  ),
  `CREATE TRIGGER lane_of_account_limit_delete AFTER DELETE ON account_limit BEGIN
    UPDATE lane SET ready_at = 0, limited = 0 WHERE account_id = old.account_id AND limited = 1;
  END`,
  `CREATE TRIGGER lane_of_limits AFTER UPDATE ON setting WHEN new.key = 'limits' BEGIN
    UPDATE lane SET ready_at = 0, limited = 0 WHERE limited = 1;
  END`,
  `CREATE TRIGGER lane_of_first_limits AFTER INSERT ON setting WHEN new.key = 'limits' BEGIN
    UPDATE lane SET ready_at = 0, limited = 0 WHERE limited = 1;
  END`,
  `INSERT INTO lane (${columns}) SELECT ${laneOf('job')} FROM job JOIN account ON account.id = job.account_id
    WHERE ${waits('job')} AND ${mayGo('job')} ${earlier}`,
];

import type Database from 'better-sqlite3';

const steps = ['Open the app', 'Write the caption', 'Share'];

/**
 * One job after another from pending to completed with prepared statements and nothing decided: its rows in four commits,
 * the two around the committing act on the disk before it goes on.
 */
export function bareJobs(sqlite: Database.Database): () => Promise<void> {
  const prepare = (text: string) => sqlite.prepare(text);
  const nextJob =
    prepare(`SELECT job.* FROM lane JOIN job ON job.account_id = lane.account_id AND job.status = 'pending'
    WHERE parked IS NULL ORDER BY lane.ready_at LIMIT 1`);
  const claim = prepare(
    `UPDATE job SET status = 'running', attempts = 1, started_at = ?, updated_at = ? WHERE id = ?`,
  );
  const attempt =
    prepare(`INSERT INTO attempt (job_id, account_id, content_key, number, state, evidence_json, started_at)
    VALUES (?, ?, ?, 1, 'claimed', '{}', ?)`);
  const reserve =
    prepare(`INSERT INTO limit_entry (account_id, action, state, platform, job_id, agent_day, reserved_at, done_by,
    counts_until) VALUES (?, 'post', 'reserved', 'threads', ?, '2026-11-21', ?, ?, ?)`);
  const tally = prepare(`INSERT INTO limit_tally (day, device_id, count) VALUES ('2026-11-21', 0, 1)
    ON CONFLICT DO UPDATE SET count = count + 1`);
  const event =
    prepare(`INSERT INTO event (at, type, message, account_id, campaign_id, run_id, job_id, device_id, data_json)
    VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?)`);
  const lane = prepare('UPDATE lane SET ready_at = ? WHERE account_id = ?');
  const step =
    prepare(`INSERT INTO step (run_id, job_id, attempt_id, name, title, outcome, started_at, duration_ms, has_before, has_after)
    VALUES (?, ?, ?, ?, ?, 'done', ?, 0, 0, 0)`);
  const current = prepare('UPDATE job SET current_step = ? WHERE id = ?');
  const journal = prepare(
    'UPDATE attempt SET state = ?, evidence_json = ?, commit_sent_at = ?, finished_at = ? WHERE id = ?',
  );
  const settle = prepare(`UPDATE limit_entry SET state = 'confirmed', done_by = ? WHERE job_id = ?`);
  const used = prepare('UPDATE account SET last_used_at = ? WHERE id = ?');
  const done = prepare(
    `UPDATE job SET status = 'completed', finished_at = ?, updated_at = ?, current_step = NULL WHERE id = ?`,
  );
  const commit = (durable: boolean, act: () => void) => {
    if (durable) sqlite.pragma('synchronous = FULL');
    sqlite.transaction(act).immediate();
    if (durable) sqlite.pragma('synchronous = NORMAL');
  };
  type Job = { id: number; account_id: number; campaign_id: number; run_id: number; content_version: string };
  return () => {
    const now = Date.now();
    const job = nextJob.get() as Job;
    let attemptId = 0;
    const say = (type: string, message: string) =>
      event.run(
        now,
        type,
        message,
        job.account_id,
        job.campaign_id,
        job.run_id,
        job.id,
        '{"status":"running"}',
      );
    commit(false, () => {
      claim.run(now, now, job.id);
      attemptId = Number(
        attempt.run(job.id, job.account_id, `${job.account_id}:${job.content_version}`, now).lastInsertRowid,
      );
      reserve.run(job.account_id, job.id, now, now, now);
      tally.run();
      lane.run(now, job.account_id);
      say('job.updated', 'brand: working');
    });
    commit(false, () => {
      for (const title of steps) {
        step.run(job.run_id, job.id, attemptId, title, title, now);
        current.run(title, job.id);
        say('step.started', title);
        say('step.finished', `${title}: done`);
      }
      journal.run('prepared', '{}', null, null, attemptId);
      say('attempt.updated', 'Try 1: everything is ready');
    });
    commit(true, () => {
      journal.run('commit_sent', '{}', now, null, attemptId);
      say('attempt.updated', 'Try 1: sharing now');
    });
    commit(true, () => {
      journal.run('published', '{}', now, now, attemptId);
      settle.run(now, job.id);
      used.run(now, job.account_id);
      done.run(now, now, job.id);
      say('attempt.updated', 'Try 1: the post is there');
      say('job.updated', 'brand: posted');
    });
    return Promise.resolve();
  };
}

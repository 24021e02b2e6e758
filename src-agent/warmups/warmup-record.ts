import type { DoneWarmupAction, WarmupRecord, WarmupTally } from '../../src-shared/domain/warmup.ts';
import { done, notFound, type Outcome } from '../outcome.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

/** Actions that are listed one by one, at most. */
const mostActions = 500;

/** What a warm-up run did so far: how often each kind, and of one session each action, the newest first. */
export function warmupRecord(store: Store, runId: number, jobId?: number): Outcome<WarmupRecord> {
  if (store.get(plainSql('SELECT 1 FROM run WHERE id = ?', [runId])) === undefined)
    return notFound('run', runId);
  const job = jobId ?? null;
  const tallies = store.all(plainSql<WarmupTally>(tally, [runId, job, job]));
  const actions =
    job === null ? [] : store.all(plainSql<Row<'warmup_action'>>(newest, [runId, job, mostActions]));
  return done({ tallies, actions: actions.map(toAction) });
}

function toAction(row: Row<'warmup_action'>): DoneWarmupAction {
  return {
    id: row.id,
    kind: row.kind as DoneWarmupAction['kind'],
    target: row.target,
    text: row.text,
    state: row.state,
    at: new Date(row.started_at).toISOString(),
  };
}

const tally = `SELECT kind, SUM(state = 'done') AS done, SUM(state IN ('reserved', 'unclear')) AS unclear,
    SUM(state = 'skipped') AS skipped
  FROM warmup_action WHERE run_id = ? AND (? IS NULL OR job_id = ?) GROUP BY kind ORDER BY MIN(position), kind`;
const newest = 'SELECT * FROM warmup_action WHERE run_id = ? AND job_id = ? ORDER BY id DESC LIMIT ?';

import { sql, type SqlBool } from 'kysely';
import type { JobCounts } from '../../src-shared/domain/job.ts';
import type { Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';

/**
 * When the last job of a run will be done: at the pace it kept so far, but not before the last planned time. Null while it
 * is paused or ended, and before the first job has shown a pace where all are due.
 */
export function runEta(reader: Reader, run: Row<'run'>, counts: JobCounts, now: number): string | null {
  const open = counts.pending + counts.running + counts.retrying;
  if (open === 0 || (run.status !== 'running' && run.status !== 'waiting')) return null;
  const last = reader.get(
    reader.query
      .selectFrom('job')
      .select('scheduled_at')
      .where('run_id', '=', run.id)
      .where(sql<SqlBool>`status = 'pending'`)
      .orderBy('scheduled_at', 'desc')
      .limit(1),
  );
  return etaOf(
    { startedAt: run.started_at, lastPlanned: last?.scheduled_at ?? null, open, ended: endedOf(counts) },
    now,
  );
}

/** The facts of an estimate, times in epoch milliseconds. `ended`: jobs that took their time to come to an end. */
export type Pace = {
  readonly startedAt: number;
  readonly lastPlanned: number | null;
  readonly open: number;
  readonly ended: number;
};

/** The estimate as ISO 8601. */
export function etaOf({ startedAt, lastPlanned, open, ended }: Pace, now: number): string | null {
  if (lastPlanned !== null && lastPlanned > now) return new Date(lastPlanned).toISOString();
  if (ended === 0 || now <= startedAt) return null;
  return new Date(now + Math.round((open * (now - startedAt)) / ended)).toISOString();
}

function endedOf(counts: JobCounts): number {
  return counts.completed + counts.failed + counts.needs_review;
}

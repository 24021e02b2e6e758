import type { JobStatus } from '../../src-shared/domain/job.ts';
import type { Problem } from '../../src-shared/domain/problem.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Writer } from '../store/store.ts';

/** The follow-ups of a job that change with it, and to what: they end where it failed, and come back when it is done after all. */
export function changedFollowUps(
  tx: Writer,
  jobId: number,
  to: JobStatus,
): { readonly job: Row<'job'>; readonly to: 'cancelled' | 'retrying'; readonly problem: Problem | null }[] {
  if (to === 'failed' || to === 'cancelled')
    return tx
      .all(plainSql<Row<'job'>>(waitingFollowUps, [jobId]))
      .map((job) => ({ job, to: 'cancelled', problem: parentFailed }));
  if (to === 'completed')
    return tx
      .all(plainSql<Row<'job'>>(endedFollowUps, [jobId]))
      .map((job) => ({ job, to: 'retrying', problem: null }));
  return [];
}

const parentFailed: Problem = {
  code: 'parent_failed',
  message: 'The post it belongs to was not made.',
  nextAction: 'Try the post again: when it is there, this follows by itself.',
};

const waitingFollowUps = `SELECT * FROM job WHERE parent_id = ? AND status IN ('pending', 'retrying') AND next_action = 'post'`;
const endedFollowUps = `SELECT * FROM job WHERE parent_id = ? AND status = 'cancelled'
  AND problem_json ->> '$.code' = 'parent_failed'`;

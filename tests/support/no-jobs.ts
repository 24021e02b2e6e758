import type { JobCounts } from '../../src-shared/domain/job.ts';

/** Counts of no job at all. */
export function noJobs(): JobCounts {
  return { pending: 0, running: 0, retrying: 0, completed: 0, failed: 0, cancelled: 0, needs_review: 0 };
}

import type { JobCounts } from '../../src-shared/domain/job.ts';

/** How far a run is: jobs that ended in each way, and all of them. */
export type Progress = {
  readonly total: number;
  readonly posted: number;
  readonly failed: number;
  readonly review: number;
  readonly cancelled: number;
  readonly working: number;
  /** Jobs that nothing happens to any more by itself, in percent of all, rounded down. */
  readonly percent: number;
};

/** Reads a run's counts as progress. A status that has no jobs may be left out of the counts. */
export function progressOf(counts: Partial<JobCounts>): Progress {
  const of = (status: keyof JobCounts) => counts[status] ?? 0;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const posted = of('completed');
  const failed = of('failed');
  const review = of('needs_review');
  const cancelled = of('cancelled');
  const ended = posted + failed + review + cancelled;
  return {
    total,
    posted,
    failed,
    review,
    cancelled,
    working: of('running') + of('retrying'),
    percent: total === 0 ? 0 : Math.floor((ended / total) * 100),
  };
}

/** The counts as a person says them, most important first: `2 of 3 posted · 1 needs you`. */
export function countWords(counts: Partial<JobCounts>): string {
  const { total, posted, failed, review, cancelled } = progressOf(counts);
  const words = [`${posted} of ${total} posted`];
  if (review > 0) words.push(review === 1 ? '1 needs you' : `${review} need you`);
  if (failed > 0) words.push(`${failed} failed`);
  if (cancelled > 0) words.push(`${cancelled} cancelled`);
  return words.join(' · ');
}

import type { JobCounts, JobStatus } from '../../src-shared/domain/job.ts';
import { kindWords } from './kind-words.ts';
import type { Run, RunKind } from '../../src-shared/domain/run.ts';
import { formatDuration, formatElapsed } from '../format/time.ts';

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
export function countWords(counts: Partial<JobCounts>, kind: RunKind = 'posting'): string {
  const { total, posted, failed, review, cancelled } = progressOf(counts);
  const words = [`${posted} of ${total} ${kindWords[kind].done}`];
  if (review > 0) words.push(review === 1 ? '1 needs you' : `${review} need you`);
  if (failed > 0) words.push(`${failed} failed`);
  if (cancelled > 0) words.push(`${cancelled} cancelled`);
  return words.join(' · ');
}

/** The statuses of posts, in the order of a post's life. */
export const statusOrder: readonly JobStatus[] = [
  'pending',
  'running',
  'retrying',
  'needs_review',
  'completed',
  'failed',
  'cancelled',
];

/** The statuses a run has posts in, in the order of a post's life; the chosen one stays though its last post left it. */
export function statusesOf(counts: Partial<JobCounts>, chosen: JobStatus | null): JobStatus[] {
  return statusOrder.filter((status) => status === chosen || (counts[status] ?? 0) > 0);
}

/** When a run will be done, and whether more posts are planned; null where nothing is to say. `now`: epoch milliseconds. */
export function etaWords(
  run: Pick<Run, 'eta' | 'more' | 'finishedAt'>,
  now: number,
  locale?: string,
): string | null {
  if (run.finishedAt !== null) return null;
  const more = run.more ? 'more posts are planned' : null;
  if (run.eta === null) return more === null ? null : 'More posts are planned';
  const left = Date.parse(run.eta) - now;
  const done = left < 60_000 ? 'Done in less than a minute' : `Done in about ${formatDuration(left, locale)}`;
  return more === null ? done : `${done}, ${more}`;
}

/** A run's time as a list shows it: how long it still takes where that is known, else how long it took so far. `now`: epoch milliseconds. */
export function timeWords(
  run: Pick<Run, 'eta' | 'startedAt' | 'finishedAt'>,
  now: number,
  locale?: string,
): string {
  const { eta, startedAt, finishedAt } = run;
  if (finishedAt === null && eta !== null)
    return `${formatDuration(Math.max(60_000, Date.parse(eta) - now), locale)} left`;
  return formatElapsed((finishedAt === null ? now : Date.parse(finishedAt)) - Date.parse(startedAt), locale);
}

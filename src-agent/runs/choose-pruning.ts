import type { StepKeeping } from '../../src-shared/domain/replay.ts';

/** What is kept of one job's steps. `endedAt` (epoch milliseconds) is null while its run is going on. */
export type KeptJob = {
  readonly jobId: number;
  readonly endedAt: number | null;
  readonly failed: boolean;
  readonly bytes: number;
};

/** How long screens are kept when nobody said otherwise. */
export const usualKeeping: StepKeeping = { failedDays: 90, doneDays: 30, gigabytes: 5 };

const dayMs = 24 * 60 * 60_000;
const gigabyte = 1_000_000_000;

/**
 * The jobs whose steps lose their pictures and screens now, oldest first: those that are past their days, then as many more
 * as the limit on all of it asks for. Never one that is going on, even where the limit cannot be kept without it.
 */
export function choosePruning(kept: readonly KeptJob[], policy: StepKeeping, now: number): number[] {
  let bytes = kept.reduce((sum, job) => sum + job.bytes, 0);
  const most = policy.gigabytes * gigabyte;
  const ended = kept
    .flatMap((job) => (job.endedAt === null ? [] : [{ ...job, endedAt: job.endedAt }]))
    .toSorted((a, b) => a.endedAt - b.endedAt || a.jobId - b.jobId);
  const past = (job: (typeof ended)[number]): boolean =>
    now - job.endedAt > (job.failed ? policy.failedDays : policy.doneDays) * dayMs;
  const chosen = new Set(ended.filter(past).map(({ jobId }) => jobId));
  for (const job of ended) if (chosen.has(job.jobId)) bytes -= job.bytes;
  for (const job of ended) {
    if (bytes <= most) break;
    if (chosen.has(job.jobId)) continue;
    chosen.add(job.jobId);
    bytes -= job.bytes;
  }
  return ended.filter(({ jobId }) => chosen.has(jobId)).map(({ jobId }) => jobId);
}

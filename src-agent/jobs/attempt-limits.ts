import type { LimitedAction } from '../../src-shared/domain/limits.ts';
import type { AttemptState, JobKind } from '../../src-shared/domain/job.ts';
import type { LimitsLedger, Settlement } from '../limits/ledger.ts';
import type { Writer } from '../store/store.ts';

/** What a job of that kind is counted as; null: by itself as nothing, as a warm-up counts each of its actions. */
export function limitedAction(kind: JobKind): LimitedAction | null {
  if (kind === 'warmup') return null;
  return kind === 'story' || kind === 'comment' ? kind : 'post';
}

/** Settles what an attempt had reserved by what became of it; belongs into the transaction that says so. */
export function settleLimits(
  ledger: LimitsLedger,
  tx: Writer,
  jobId: number,
  state: AttemptState,
  now: number,
): void {
  const to = settlements[state];
  if (to !== undefined) ledger.settleJob(tx, jobId, to, now);
}

const settlements: Readonly<Partial<Record<AttemptState, Settlement>>> = {
  published: 'confirmed',
  unknown: 'kept',
  rejected: 'released',
  not_published: 'released',
};

import type { LimitedAction } from '../../src-shared/domain/limits.ts';
import type { AttemptState, JobKind } from '../../src-shared/domain/job.ts';
import type { LimitsLedger, Settlement } from '../limits/ledger.ts';
import type { Row } from '../store/schema.ts';
import type { Writer } from '../store/store.ts';
import { keepReserved } from '../warmups/settle-actions.ts';

/** What a job of that kind is counted as; null: by itself as nothing, as a warm-up counts each of its actions. */
export function limitedAction(kind: JobKind): LimitedAction | null {
  if (kind === 'warmup') return null;
  return kind === 'story' || kind === 'comment' ? kind : 'post';
}

/**
 * Settles what an attempt had reserved by what became of it; belongs into the transaction that says so. A warm-up settles
 * each of its actions itself: what it left open may have been done.
 */
export function settleLimits(
  ledger: LimitsLedger,
  tx: Writer,
  job: Pick<Row<'job'>, 'id' | 'kind'>,
  state: AttemptState,
  now: number,
): void {
  if (job.kind === 'warmup') return keepReserved(tx, ledger, job.id, now);
  const to = settlements[state];
  if (to !== undefined) ledger.settleJob(tx, job.id, to, now);
}

const settlements: Readonly<Partial<Record<AttemptState, Settlement>>> = {
  published: 'confirmed',
  unknown: 'kept',
  rejected: 'released',
  not_published: 'released',
};

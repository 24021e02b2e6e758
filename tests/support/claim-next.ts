import { type Claim, JobQueue } from '../../src-agent/jobs/job-queue.ts';
import { LimitsLedger } from '../../src-agent/limits/ledger.ts';
import type { Store } from '../../src-agent/store/store.ts';

/** Takes the next due job for a phone, as the agent `holder` would; null when there is none. */
export function claimNext(
  store: Store,
  deviceId: number | null,
  holder: string,
  leaseMs: number,
): Claim | null {
  const queue = new JobQueue({ store, ledger: new LimitsLedger(() => 'UTC'), holder, leaseMs });
  for (;;) {
    const claim = queue.next(deviceId);
    if (claim !== 'more') return claim;
  }
}

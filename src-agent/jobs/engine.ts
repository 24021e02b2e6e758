import { Lease } from '../devices/lease.ts';
import { releaseStaleLeases } from '../devices/leases.ts';
import type { PhoneLog } from '../devices/phone-log/follow-log.ts';
import type { StartTimer } from '../devices/timers.ts';
import { errorFields, type Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { uuidv7 } from 'uuidv7';
import { readOnly, type Routes } from '../delivery/routes.ts';
import { removeDraftRuns } from '../campaigns/start-campaign.ts';
import { doAtOnce } from '../steps.ts';
import { cancelWaiting, halfStoppedRuns } from './cancel-jobs.ts';
import type { LimitsLedger } from '../limits/ledger.ts';
import { JobQueue, type PhoneClaim } from './job-queue.ts';
import { performJob, type WorkerParts } from './job-worker.ts';
import { reconcileJob, type ReconcilerParts } from './reconciler.ts';
import { withPhoneLog } from './log-of-attempt.ts';
import { wakeAllLanes } from './lanes.ts';
import { recoverJobs } from './recovery.ts';
import { Scheduler } from './scheduler.ts';

const leaseMs = 30_000;
const phoneReturnMs = 15 * 60_000;

/** What the engine is built from. */
export type EngineParts = {
  readonly store: Store;
  readonly dataDir: string;
  readonly routes: Routes;
  readonly ledger: LimitsLedger;
  readonly transportOf: (deviceId: number) => string | null;
  /** Begins to listen to a phone's log; without it none is kept. */
  readonly followLog?: (deviceId: number) => PhoneLog;
  readonly startTimer: StartTimer;
  readonly random: () => number;
  readonly log: Log;
};

/** Settles what an earlier agent left in hand, then starts the loop over the due jobs. */
export function startEngine(parts: EngineParts): Scheduler {
  const { store, startTimer, random, log, dataDir, transportOf } = parts;
  const holder = uuidv7();
  releaseStaleLeases(store, holder);
  removeDraftRuns(store);
  for (const runId of halfStoppedRuns(store)) doAtOnce(cancelWaiting(store, runId, store.now()));
  const recovered = recoverJobs(store, parts.ledger);
  store.write(wakeAllLanes);
  if (recovered > 0) log.info('jobs were in hand when the last agent ended', { jobs: recovered });
  const shared = {
    store,
    ledger: parts.ledger,
    dataDir,
    random,
    holdLease: (claim: PhoneClaim) =>
      new Lease({
        store,
        key: { deviceId: claim.deviceId, token: claim.leaseToken },
        ttlMs: leaseMs,
        transportOf,
        startTimer,
      }),
    report: (error: unknown, jobId: number) =>
      log.error('a job broke unexpectedly', { jobId, ...errorFields(error) }),
  };
  const worker: WorkerParts = { ...shared, routes: parts.routes };
  const reconciler: ReconcilerParts = { ...shared, routes: readOnly(parts.routes) };
  return new Scheduler({
    store,
    queue: new JobQueue({ store, ledger: parts.ledger, holder, leaseMs }),
    phoneReturnMs,
    startTimer,
    perform: (claim, signal) =>
      withPhoneLog(parts, claim, () =>
        claim.action === 'check'
          ? reconcileJob(reconciler, claim, signal)
          : performJob(worker, claim, signal),
      ).catch((error: unknown) =>
        log.error('a verdict could not be written', { jobId: claim.job.id, ...errorFields(error) }),
      ),
  });
}

import type { DeliverySession, StepLog, Stopped, Work } from '../delivery/delivery.ts';
import type { Routes } from '../delivery/routes.ts';
import type { HeldLease } from '../devices/phone-driver.ts';
import type { LimitsLedger } from '../limits/ledger.ts';
import { stopForPerson, TakenOver } from '../delivery/taken-over.ts';
import { StepRecorder } from '../runs/step-recorder.ts';
import type { Store, Writer } from '../store/store.ts';
import { conclude } from './conclude.ts';
import type { Claim, PhoneClaim } from './job-queue.ts';
import { recordAttempt } from './journal.ts';
import { mayCommit } from './kill-switch.ts';
import { isUnexpected, routeMissing, stopForError } from './unexpected-end.ts';
import type { AttemptEnd } from './verdict.ts';
import { loadWork } from './work.ts';

/** A lease that is renewed until it is disposed of. */
type LiveLease = HeldLease & AsyncDisposable;

/** What a worker is built from. */
export type WorkerParts = {
  readonly store: Store;
  readonly routes: Routes;
  readonly dataDir: string;
  readonly holdLease: (claim: PhoneClaim) => LiveLease;
  readonly ledger: LimitsLedger;
  readonly random: () => number;
  readonly report: (error: unknown, jobId: number) => void;
};

/**
 * Posts one claimed job, from the claim to its verdict. The order of writes is the promise: `prepared`, then `commit_sent`
 * on disk, then the committing act, then what was seen.
 */
export async function performJob(parts: WorkerParts, claim: Claim, signal: AbortSignal): Promise<void> {
  const end = await attemptJob(parts, claim, signal).catch((error: unknown) => {
    if (isUnexpected(error)) parts.report(error, claim.job.id);
    return unexpectedEnd(parts.store, claim, error, signal);
  });
  await conclude(parts, claim, forPerson(end, signal));
}

/** Work that stopped because a person takes the phone says so, and goes on when they give it back. */
function forPerson(end: AttemptEnd, { reason }: AbortSignal): AttemptEnd {
  if (!(reason instanceof TakenOver) || end.during !== 'prepare' || end.result.kind !== 'cancelled')
    return end;
  return { during: 'prepare', result: stopForPerson(reason) };
}

async function attemptJob(parts: WorkerParts, claim: Claim, signal: AbortSignal): Promise<AttemptEnd> {
  const { store, dataDir } = parts;
  await using lease = claim.route === 'phone' ? parts.holdLease(claim) : null;
  const work = loadWork(store, dataDir, claim);
  const steps = new StepRecorder(store, dataDir, {
    runId: claim.job.run_id,
    jobId: claim.job.id,
    attemptId: claim.attemptId,
    deviceId: lease?.deviceId ?? null,
  });
  const opened = await openSession(parts.routes, claim, { work, lease, steps, signal });
  if (isStopped(opened)) return { during: 'prepare', result: opened };
  await using session = opened;
  return await post(store, claim, { work, lease, session, signal });
}

type Opening = {
  readonly work: Work;
  readonly lease: HeldLease | null;
  readonly steps: StepLog;
  readonly signal: AbortSignal;
};

async function openSession(
  routes: Routes,
  claim: Claim,
  { work, lease, steps, signal }: Opening,
): Promise<DeliverySession | Stopped> {
  const route = routes.find(({ name }) => name === claim.route);
  if (route === undefined) return routeMissing;
  if (route.name !== 'phone') return await route.delivery.open(work, steps, signal);
  if (lease === null) throw new Error(`job ${claim.job.id} came to a phone without a lease`);
  return await route.delivery.open({ ...work, lease }, steps, signal);
}

type Posting = {
  readonly work: Work;
  readonly lease: HeldLease | null;
  readonly session: DeliverySession;
  readonly signal: AbortSignal;
};

async function post(
  store: Store,
  claim: Claim,
  { work, lease, session, signal }: Posting,
): Promise<AttemptEnd> {
  const entry = { attemptId: claim.attemptId, jobId: claim.job.id, runId: claim.job.run_id };
  const prepared = await session.prepare();
  if (prepared.kind === 'stopped') return { during: 'prepare', result: prepared };
  if (signal.aborted) return { during: 'prepare', result: { kind: 'cancelled' } };
  const expected = { account: work.account.handle, caption: work.content.caption };
  const ready = (tx: Writer) =>
    recordAttempt(tx, entry, 'prepared', store.now(), { evidence: { ...prepared.evidence, ...expected } });
  if (work.rehearsal) {
    store.write(ready);
    return { during: 'rehearsal', result: (await session.leave?.()) ?? { kind: 'left' } };
  }
  lease?.assertHeld();
  // What is shared now could not be told as long as the disk takes nothing.
  store.storage.assertOk();
  const off = store.write((tx) => {
    ready(tx);
    const now = store.now();
    const stopped = mayCommit(tx, claim.job.account_id);
    if (stopped === null)
      recordAttempt(tx, entry, 'commit_sent', now, { evidence: { sentAt: new Date(now).toISOString() } });
    return stopped;
  }, 'durable');
  if (off !== null) return { during: 'prepare', result: off };
  return { during: 'commit', result: await session.commit() };
}

function isStopped(opened: DeliverySession | Stopped): opened is Stopped {
  return 'kind' in opened;
}

/** An exception is placed by what the journal already says: after `commit_sent` the outcome is unknown, whatever broke. */
function unexpectedEnd(store: Store, claim: Claim, error: unknown, signal: AbortSignal): AttemptEnd {
  const row = store.get(store.query.selectFrom('attempt').select('state').where('id', '=', claim.attemptId));
  const stopped = stopForError(error);
  if (row?.state === 'commit_sent')
    return { during: 'commit', result: { kind: 'unknown', problem: stopped.problem } };
  return { during: 'prepare', result: signal.aborted ? { kind: 'cancelled' } : stopped };
}

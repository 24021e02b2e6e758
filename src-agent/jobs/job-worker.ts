import type { Evidence } from '../../src-shared/domain/job.ts';
import type { Problem } from '../../src-shared/domain/problem.ts';
import type { DeliverySession, StepLog, Stopped } from '../delivery/delivery.ts';
import type { Routes } from '../delivery/routes.ts';
import { type HeldLease, PhoneError } from '../devices/phone-driver.ts';
import { StepRecorder } from '../runs/step-recorder.ts';
import type { Store } from '../store/store.ts';
import { conclude } from './conclude.ts';
import type { Claim, PhoneClaim } from './job-queue.ts';
import { recordAttempt } from './journal.ts';
import { mayCommit } from './kill-switch.ts';
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
  readonly random: () => number;
  readonly report: (error: unknown, jobId: number) => void;
};

/**
 * Does one claimed job from the claim to its verdict. The order of writes is the promise: `prepared`, then
 * `commit_sent` on disk, then the committing act, then what was seen.
 */
export async function performJob(parts: WorkerParts, claim: Claim, signal: AbortSignal): Promise<void> {
  const end = await attemptJob(parts, claim, signal).catch((error: unknown) => {
    if (!(error instanceof PhoneError)) parts.report(error, claim.job.id);
    return unexpectedEnd(parts.store, claim, error, signal);
  });
  conclude(parts.store, claim, end, parts.random);
}

async function attemptJob(parts: WorkerParts, claim: Claim, signal: AbortSignal): Promise<AttemptEnd> {
  const { store } = parts;
  await using lease = claim.route === 'phone' ? parts.holdLease(claim) : null;
  const steps = new StepRecorder(store, parts.dataDir, {
    runId: claim.job.run_id,
    jobId: claim.job.id,
    attemptId: claim.attemptId,
    deviceId: lease?.deviceId ?? null,
  });
  const opened = await openSession(parts, claim, lease, steps, signal);
  if (isStopped(opened)) return { during: claim.action === 'check' ? 'check' : 'prepare', result: opened };
  await using session = opened;
  if (claim.action === 'check')
    return { during: 'check', result: await session.check(evidenceBefore(store, claim.attemptId)) };
  return await post(store, claim, lease, session, signal);
}

/** A route that was taken away since the job was made is told to the person, who chooses another. */
async function openSession(
  parts: WorkerParts,
  claim: Claim,
  lease: HeldLease | null,
  steps: StepLog,
  signal: AbortSignal,
): Promise<DeliverySession | Stopped> {
  const route = parts.routes.find(({ name }) => name === claim.route);
  if (route === undefined) return { kind: 'stopped', problem: noRoute, remedy: 'fail' };
  const work = loadWork(parts.store, parts.dataDir, claim);
  if (route.name !== 'phone') return await route.delivery.open(work, steps, signal);
  if (lease === null) throw new Error(`job ${claim.job.id} came to a phone without a lease`);
  return await route.delivery.open({ ...work, lease }, steps, signal);
}

async function post(
  store: Store,
  claim: Claim,
  lease: HeldLease | null,
  session: DeliverySession,
  signal: AbortSignal,
): Promise<AttemptEnd> {
  const entry = { attemptId: claim.attemptId, jobId: claim.job.id, runId: claim.job.run_id };
  const prepared = await session.prepare();
  if (prepared.kind === 'stopped') return { during: 'prepare', result: prepared };
  store.write((tx) => recordAttempt(tx, entry, 'prepared', store.now(), { evidence: prepared.evidence }));
  if (signal.aborted) return { during: 'prepare', result: { kind: 'cancelled' } };
  lease?.assertHeld();
  const off = store.write((tx) => {
    const stopped = mayCommit(tx, claim.job.account_id);
    if (stopped === null) recordAttempt(tx, entry, 'commit_sent', store.now());
    return stopped;
  }, 'durable');
  if (off !== null) return { during: 'prepare', result: off };
  return { during: 'commit', result: await session.commit() };
}

function isStopped(opened: DeliverySession | Stopped): opened is Stopped {
  return 'kind' in opened;
}

function evidenceBefore(store: Store, attemptId: number): Evidence {
  const row = store.get(
    store.query.selectFrom('attempt').select('evidence_json').where('id', '=', attemptId),
  );
  return JSON.parse(row?.evidence_json ?? '{}') as Evidence;
}

/** An exception is placed by what the journal already says: after `commit_sent` the outcome is unknown, whatever broke. */
function unexpectedEnd(store: Store, claim: Claim, error: unknown, signal: AbortSignal): AttemptEnd {
  const row = store.get(store.query.selectFrom('attempt').select('state').where('id', '=', claim.attemptId));
  const stopped: Stopped = { kind: 'stopped', problem: problemOf(error), remedy: remedyOf(error) };
  if (claim.action === 'check')
    return { during: 'check', result: signal.aborted ? { kind: 'cancelled' } : stopped };
  if (row?.state === 'commit_sent')
    return { during: 'commit', result: { kind: 'unknown', problem: stopped.problem } };
  return { during: 'prepare', result: signal.aborted ? { kind: 'cancelled' } : stopped };
}

function remedyOf(error: unknown): Stopped['remedy'] {
  if (!(error instanceof PhoneError)) return 'retry';
  if (error.code === 'device_lost') return 'wait';
  return error.code === 'app_missing' ? 'fail' : 'retry';
}

function problemOf(error: unknown): Problem {
  if (error instanceof PhoneError)
    return {
      code: error.code,
      message: error.message,
      nextAction:
        error.code === 'device_lost'
          ? 'Plug the phone in again; the job goes on by itself.'
          : 'Nothing yet: it is tried again by itself.',
    };
  return {
    code: 'internal',
    message: 'Something unexpected went wrong inside Switchyard.',
    nextAction: 'It is tried again by itself; the log in the data folder has the details.',
  };
}

const noRoute: Problem = {
  code: 'route_missing',
  message: 'The way this post was to go is not set up any more.',
  nextAction: 'Set it up again and press Retry, or post it in a new campaign another way.',
};

import type { Evidence } from '../../src-shared/domain/job.ts';
import type { Checked, StepLog } from '../delivery/delivery.ts';
import type { ReadOnlyRoute } from '../delivery/routes.ts';
import type { HeldLease } from '../devices/phone-driver.ts';
import { stopForPerson, TakenOver } from '../delivery/taken-over.ts';
import { StepRecorder } from '../runs/step-recorder.ts';
import type { Store } from '../store/store.ts';
import { conclude } from './conclude.ts';
import type { Claim } from './job-queue.ts';
import type { WorkerParts } from './job-worker.ts';
import { isUnexpected, routeMissing, stopForError } from './unexpected-end.ts';
import type { AttemptEnd } from './verdict.ts';
import { loadWork } from './work.ts';

/** What the reconciler is built from: as a worker, but its routes can only read. */
export type ReconcilerParts = Omit<WorkerParts, 'routes'> & { readonly routes: readonly ReadOnlyRoute[] };

/** How long an outcome that reading does not decide is looked for before a person is asked, in milliseconds: a container lives that long. */
const patienceMs = 24 * 60 * 60_000;

/**
 * Finds out what became of an attempt whose outcome is unknown, by reading alone: it has no way to publish. What it saw is
 * written down for the next look and for the person who is asked when reading cannot decide.
 */
export async function reconcileJob(parts: ReconcilerParts, claim: Claim, signal: AbortSignal): Promise<void> {
  const result = await look(parts, claim, signal).catch((error: unknown): CheckEnd => {
    const { reason } = signal as { readonly reason: unknown };
    if (reason instanceof TakenOver) return stopForPerson(reason);
    if (signal.aborted) return { kind: 'cancelled' };
    if (isUnexpected(error)) parts.report(error, claim.job.id);
    return stopForError(error);
  });
  await conclude(parts, claim, { during: 'check', result });
}

type CheckEnd = Extract<AttemptEnd, { during: 'check' }>['result'];

async function look(parts: ReconcilerParts, claim: Claim, signal: AbortSignal): Promise<Checked> {
  const { store, dataDir } = parts;
  await using lease = claim.route === 'phone' ? parts.holdLease(claim) : null;
  const steps = new StepRecorder(store, dataDir, {
    runId: claim.job.run_id,
    jobId: claim.job.id,
    attemptId: claim.attemptId,
    deviceId: lease?.deviceId ?? null,
  });
  const before = evidenceOf(store, claim.attemptId);
  const checked = await lookOn(parts, claim, { before, lease, steps, signal });
  return withTime(bounded(checked, before, store.now()), store.now());
}

type Looking = {
  readonly before: Evidence;
  readonly lease: HeldLease | null;
  readonly steps: StepLog;
  readonly signal: AbortSignal;
};

async function lookOn(
  { routes, store, dataDir }: ReconcilerParts,
  claim: Claim,
  { before, lease, steps, signal }: Looking,
): Promise<Checked> {
  const route = routes.find(({ name }) => name === claim.route);
  if (route === undefined) return routeMissing;
  const work = loadWork(store, dataDir, claim);
  if (route.name !== 'phone') return await route.delivery.look(work, before, steps, signal);
  if (lease === null) throw new Error(`job ${claim.job.id} came to a phone without a lease`);
  return await route.delivery.look({ ...work, lease }, before, steps, signal);
}

/** What is still not decided after a day goes to a person. Exported for its rule. */
export function bounded(checked: Checked, before: Evidence, now: number): Checked {
  if (checked.kind !== 'look_again') return checked;
  const sentAt = Date.parse(String(before['sentAt']));
  if (!(now - sentAt > patienceMs)) return checked;
  const { problem, evidence } = checked;
  return { kind: 'undecided', problem, evidence };
}

function withTime(checked: Checked, now: number): Checked {
  if (checked.kind === 'stopped') return checked;
  return { ...checked, evidence: { ...checked.evidence, lookedAt: new Date(now).toISOString() } };
}

function evidenceOf(store: Store, attemptId: number): Evidence {
  const row = store.get(
    store.query.selectFrom('attempt').select('evidence_json').where('id', '=', attemptId),
  );
  return JSON.parse(row?.evidence_json ?? '{}') as Evidence;
}

import type { LimitsLedger } from '../limits/ledger.ts';
import type { Hold } from '../limits/limit-decision.ts';
import { acquireLease } from '../devices/leases.ts';
import { setCampaignStatus } from '../runs/run-progress.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import { readSetting } from '../store/settings.ts';
import type { Store, Writer } from '../store/store.ts';
import { type Concurrency, countInHand, readGate, usualConcurrency, whyParked } from './account-gate.ts';
import { limitedAction } from './attempt-limits.ts';
import { FairTurns } from './fair-turns.ts';
import { jobChanged, moveJob } from './journal.ts';
import { openPlatforms } from './kill-switch.ts';
import { firstJob, type Lane, laneHeads, limitLane, parkLane, settleLane } from './lanes.ts';
import { askAboutMissed, isMissed } from './missed-slots.ts';
import { quietSession } from '../warmups/quiet-session.ts';
import { askAboutSamePost, contentKey, isBlocked } from './same-post.ts';
import { waitsForLook } from './waiting-look.ts';

/** A job in hand: what to do, for whom, over which route; of a phone also under which lease. */
export type Claim = ClaimedJob & Means;

type ClaimedJob = {
  readonly job: Row<'job'>;
  readonly attemptId: number;
  readonly action: 'post' | 'check';
};

type Means = PhoneClaim | { readonly route: 'api' | 'browser' };

/** What makes a claim one of a phone. */
export type PhoneClaim = {
  readonly route: 'phone';
  readonly deviceId: number;
  readonly leaseToken: number;
};

/** What a queue is built from. */
export type QueueParts = {
  readonly store: Store;
  readonly ledger: LimitsLedger;
  /** Identity of this agent process. */
  readonly holder: string;
  readonly leaseMs: number;
};

/** Lanes that are tried in one step: some milliseconds. */
const inOneStep = 100;

/** A limit that never ends by itself is asked again after a day; a change of the limits asks at once. */
const limitedForMs = 24 * 60 * 60_000;

/** Where jobs are claimed from: whose turn it is, and whether it may go. */
export class JobQueue {
  readonly #parts: QueueParts;
  readonly #turns = new Map<number, FairTurns>();

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /**
   * Takes the next due job for a free phone, or with null the next that needs none: job, attempt, lease and limit change
   * together, so two claimers can never hold one job, one account or one phone. Null when nothing may go; `more` when
   * much that may not was put aside and there is more to try.
   */
  next(deviceId: number | null): Claim | 'more' | null {
    const { store } = this.#parts;
    const place = deviceId ?? 0;
    const platforms = openPlatforms(store);
    const concurrency = readSetting(store, 'concurrency') ?? usualConcurrency;
    if (platforms.length === 0 || countInHand(store) >= concurrency.global) return null;
    const now = store.now();
    const ready = laneHeads(store, place, platforms, now);
    if (ready.length === 0) return null;
    const turns = this.#turnsAt(place);
    return store.write((tx) => {
      let heads = ready;
      for (let tried = 0; tried < inOneStep; tried += 1) {
        const lane = turns.choose(heads);
        if (lane === undefined) return null;
        const claim = this.#tryLane(tx, lane, { deviceId, concurrency, now });
        if (claim !== null) {
          turns.took(lane.run_id);
          return claim;
        }
        heads = laneHeads(tx, place, platforms, now);
      }
      return 'more';
    });
  }

  /** Claims the first job of a lane, or puts the lane aside until it can go. */
  #tryLane(
    tx: Writer,
    lane: Lane,
    { deviceId, concurrency, now }: { deviceId: number | null; concurrency: Concurrency; now: number },
  ): Claim | null {
    const gate = readGate(tx, lane.account_id);
    const parked = gate === undefined ? 'account' : whyParked(gate, lane.delivery !== 'phone', concurrency);
    if (parked !== null) {
      parkLane(tx, lane, parked, gate?.proxy_id ?? null);
      return null;
    }
    const job = firstJob(tx, lane, now);
    if (job === undefined) {
      settleLane(tx, lane, now, null);
      return null;
    }
    if (isMissed(job, now)) {
      askAboutMissed(tx, job, now);
      return null;
    }
    if (job.next_action === 'post' && !this.#mayPost(tx, lane, { job, deviceId, now })) return null;
    return this.#take(tx, { lane, job, deviceId, now });
  }

  /** False when it has to wait, or a person has to say whether it may go; the job says which. */
  #mayPost(
    tx: Writer,
    lane: Lane,
    { job, deviceId, now }: { job: Row<'job'>; deviceId: number | null; now: number },
  ): boolean {
    if (isBlocked(tx, job)) {
      askAboutSamePost(tx, job, now);
      return false;
    }
    return !waitsForLook(tx, lane, job, now) && this.#reserve(tx, lane, { job, deviceId, now });
  }

  /** False when a limit holds it: the lane waits until that is free, and the job says why. */
  #reserve(
    tx: Writer,
    lane: Lane,
    { job, deviceId, now }: { job: Row<'job'>; deviceId: number | null; now: number },
  ): boolean {
    const hold = this.#holdOf(tx, job, deviceId, now);
    if (hold === null) return true;
    const { message, freeAt } = hold;
    limitLane(tx, lane, Math.max(now + 1000, freeAt ?? now + limitedForMs));
    jobChanged(tx, job, { code: 'limit_reached', message, nextAction: limitedNext });
    return false;
  }

  /** Reserves what the job counts as, or answers the rule that holds it. A warm-up counts each of its actions by itself. */
  #holdOf(tx: Writer, job: Row<'job'>, deviceId: number | null, now: number): Hold | null {
    if (job.kind === 'warmup') return quietSession(tx, job, now);
    const action = job.rehearsal === 1 ? null : limitedAction(job.kind);
    if (action === null) return null;
    const ask = { accountId: job.account_id, action, deviceId, jobId: job.id };
    const reservation = this.#parts.ledger.reserve(tx, ask, now);
    return reservation.kind === 'reserved' ? null : reservation;
  }

  #take(
    tx: Writer,
    { lane, job, deviceId, now }: { lane: Lane; job: Row<'job'>; deviceId: number | null; now: number },
  ): Claim {
    const means = this.#takeRoute(tx, job, deviceId, now);
    const isCheck = job.next_action === 'check';
    const attemptId = isCheck ? lastAttempt(tx, job.id) : openAttempt(tx, job, deviceId, now);
    const attempts = isCheck ? job.attempts : job.attempts + 1;
    moveJob(tx, job, 'running', now, { device_id: deviceId, attempts, problem: null });
    settleLane(tx, lane, now, 'busy');
    if (job.started_at === null) beginCampaign(tx, job.campaign_id, now);
    return { job: { ...job, status: 'running' }, attemptId, action: job.next_action, ...means };
  }

  /** What the job's route needs to be used. A phone that was free is leased, else all of the claim is taken back. */
  #takeRoute(tx: Writer, job: Row<'job'>, deviceId: number | null, now: number): Means {
    if (job.delivery !== 'phone') return { route: job.delivery };
    const { holder, leaseMs } = this.#parts;
    const about = { jobId: job.id, runId: job.run_id, holder, now, ttlMs: leaseMs };
    const leaseToken = deviceId === null ? null : acquireLease(tx, { deviceId, ...about });
    if (deviceId === null || leaseToken === null)
      throw new Error(`job ${job.id} was claimed for a phone that is taken`);
    return { route: 'phone', deviceId, leaseToken };
  }

  #turnsAt(place: number): FairTurns {
    const turns = this.#turns.get(place) ?? new FairTurns();
    this.#turns.set(place, turns);
    return turns;
  }
}

const limitedNext = 'Nothing: it goes on by itself when the limit is free again.';

/** A scheduled campaign runs from its first job on. */
function beginCampaign(tx: Writer, campaignId: number, now: number): void {
  const query = `SELECT 1 FROM campaign WHERE id = ? AND status = 'scheduled'`;
  if (tx.get(plainSql(query, [campaignId])) !== undefined) setCampaignStatus(tx, campaignId, 'running', now);
}

function lastAttempt(tx: Writer, jobId: number): number {
  const query = 'SELECT id FROM attempt WHERE job_id = ? ORDER BY number DESC LIMIT 1';
  const row = tx.get(plainSql<{ id: number }>(query, [jobId]));
  if (row === undefined) throw new Error(`job ${jobId} has no attempt to look for`);
  return row.id;
}

function openAttempt(tx: Writer, job: Row<'job'>, deviceId: number | null, now: number): number {
  return tx.run(
    plainSql(insertAttempt, [job.id, job.account_id, contentKey(job), job.attempts + 1, deviceId, now]),
  ).insertedId;
}

const insertAttempt = `INSERT INTO attempt (job_id, account_id, content_key, number, state, device_id, evidence_json, started_at)
  VALUES (?, ?, ?, ?, 'claimed', ?, '{}', ?)`;

import type { StartTimer } from '../devices/timers.ts';
import type { Store } from '../store/store.ts';
import { type Claim, claimNext, freeDevices, nextDueAt } from './job-queue.ts';
import { giveUpWaiting } from './waiting-limit.ts';

/** What a scheduler is built from. `perform` settles when the job has its verdict; it never rejects. */
export type SchedulerParts = {
  readonly store: Store;
  readonly holder: string;
  readonly leaseMs: number;
  /** How long a job waits for a phone that was unplugged in its middle, in milliseconds. */
  readonly phoneReturnMs: number;
  readonly perform: (claim: Claim, signal: AbortSignal) => Promise<void>;
  readonly startTimer: StartTimer;
};

const longestSleepMs = 60_000;

/**
 * The one loop over the due jobs. It looks after every change in the store and when the next job becomes due, gives
 * each free phone its next job, and holds what is in hand until it is disposed of.
 */
export class Scheduler implements AsyncDisposable {
  readonly #parts: SchedulerParts;
  readonly #inHand = new Map<number, { readonly abort: AbortController; readonly ended: Promise<void> }>();
  readonly #stopListening: () => void;
  #stopTimer: () => void = () => undefined;
  #looking = false;
  #stopped = false;

  constructor(parts: SchedulerParts) {
    this.#parts = parts;
    this.#stopListening = parts.store.onAppend(() => this.#lookSoon());
    this.#lookSoon();
  }

  /** Asks a job in hand to stop at its next step border before sharing. */
  abort(jobId: number): void {
    this.#inHand.get(jobId)?.abort.abort(new DOMException('cancelled', 'AbortError'));
  }

  /** Claims nothing more, asks jobs in hand to stop before sharing, and waits for them. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    this.#stopListening();
    this.#stopTimer();
    for (const jobId of this.#inHand.keys()) this.abort(jobId);
    await Promise.all([...this.#inHand.values()].map((job) => job.ended));
  }

  /** Changes come in bursts: one look after the current turn answers all of them. */
  #lookSoon(): void {
    if (this.#looking || this.#stopped) return;
    this.#looking = true;
    setImmediate(() => {
      this.#looking = false;
      if (!this.#stopped) this.#look();
    });
  }

  #look(): void {
    const { store, holder, leaseMs, startTimer } = this.#parts;
    giveUpWaiting(store, this.#parts.phoneReturnMs);
    for (const deviceId of freeDevices(store, store.now())) {
      const claim = claimNext(store, deviceId, holder, leaseMs);
      if (claim !== null) this.#start(claim);
    }
    for (;;) {
      const claim = claimNext(store, null, holder, leaseMs);
      if (claim === null) break;
      this.#start(claim);
    }
    this.#stopTimer();
    const due = nextDueAt(store, store.now());
    const wait = due === null ? longestSleepMs : Math.min(longestSleepMs, due - store.now());
    this.#stopTimer = startTimer(Math.max(1, wait), () => this.#lookSoon());
  }

  #start(claim: Claim): void {
    const abort = new AbortController();
    const ended = this.#parts.perform(claim, abort.signal).finally(() => {
      this.#inHand.delete(claim.job.id);
      this.#lookSoon();
    });
    this.#inHand.set(claim.job.id, { abort, ended });
  }
}

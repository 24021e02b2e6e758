import { TakenOver } from '../delivery/taken-over.ts';
import type { StartTimer } from '../devices/timers.ts';
import { StorageError } from '../store/storage-trouble.ts';
import type { Store } from '../store/store.ts';
import { freePhones } from './free-phones.ts';
import type { Claim, JobQueue } from './job-queue.ts';
import { nextReadyAt } from './lanes.ts';
import { askAboutSomeMissed, nextMissedAt } from './missed-slots.ts';
import { giveUpWaiting } from './waiting-limit.ts';

/** What a scheduler is built from. `perform` settles when the job has its verdict; it never rejects. */
export type SchedulerParts = {
  readonly store: Store;
  readonly queue: JobQueue;
  /** How long a job waits for a phone that was unplugged in its middle, in milliseconds. */
  readonly phoneReturnMs: number;
  readonly perform: (claim: Claim, signal: AbortSignal) => Promise<void>;
  readonly startTimer: StartTimer;
};

type InHand = {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
  readonly deviceId: number | null;
};

const longestSleepMs = 60_000;

/** After a look that the disk did not allow. */
const lookAgainAfterMs = 5_000;

/** Jobs that are claimed in one look: some milliseconds. */
const inOneLook = 20;

/**
 * The one loop over the due jobs. It looks after every change in the store and when the next job becomes due, gives
 * each free phone and each free slot its next job, and holds what is in hand until it is disposed of.
 */
export class Scheduler implements AsyncDisposable {
  readonly #parts: SchedulerParts;
  readonly #inHand = new Map<number, InHand>();
  readonly #stopListening: () => void;
  readonly #stopWatching: () => void;
  #stopTimer: () => void = () => undefined;
  #looking = false;
  #stopped = false;
  /** Grows with each look: who is asked first changes, so that a limit on all of them starves none. */
  #looks = 0;

  constructor(parts: SchedulerParts) {
    this.#parts = parts;
    this.#stopListening = parts.store.onAppend(() => this.#lookSoon());
    this.#stopWatching = parts.store.storage.onChange(() => this.#lookSoon());
    this.#lookSoon();
  }

  /** Asks a job in hand to stop at its next step border before sharing. */
  abort(jobId: number): void {
    this.#inHand.get(jobId)?.abort.abort(new DOMException('cancelled', 'AbortError'));
  }

  /** Whether a job works on this phone, whatever its lease says. */
  isUsing(deviceId: number): boolean {
    return this.#on(deviceId) !== undefined;
  }

  /** Asks the job that works on this phone, if any, to let a person have it at its next step border. */
  takeOver(deviceId: number, person: string): void {
    this.#on(deviceId)?.abort.abort(new TakenOver(person));
  }

  /** Claims nothing more, asks jobs in hand to stop before sharing, and waits for them. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    this.#stopListening();
    this.#stopWatching();
    this.#stopTimer();
    this.#parts.store.storage.stopWaiting();
    for (const jobId of this.#inHand.keys()) this.abort(jobId);
    await Promise.all([...this.#inHand.values()].map((job) => job.ended));
  }

  #on(deviceId: number): InHand | undefined {
    return [...this.#inHand.values()].find((job) => job.deviceId === deviceId);
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

  /** Nothing is claimed while it cannot be written down; the disk's recovery wakes it. */
  #look(): void {
    const { store, startTimer } = this.#parts;
    this.#stopTimer();
    if (store.storage.state.state !== 'ok') return;
    try {
      this.#lookNow();
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#stopTimer = startTimer(lookAgainAfterMs, () => this.#lookSoon());
    }
  }

  #lookNow(): void {
    const { store, startTimer, phoneReturnMs } = this.#parts;
    giveUpWaiting(store, phoneReturnMs);
    const moreMissed = askAboutSomeMissed(store);
    if (this.#claimSome() || moreMissed) return this.#lookSoon();
    const now = store.now();
    const next = Math.min(nextReadyAt(store, now) ?? Infinity, nextMissedAt(store) ?? Infinity);
    const wait = Math.min(longestSleepMs, next + 1 - now);
    this.#stopTimer = startTimer(Math.max(1, wait), () => this.#lookSoon());
  }

  /** Gives each place its next job in turn, until none has any; true when there may be more. */
  #claimSome(): boolean {
    const { store, queue } = this.#parts;
    this.#looks += 1;
    // A lease runs out while the computer sleeps or the disk is full; the phone is still in its job's hands.
    const taken = new Set([...this.#inHand.values()].map(({ deviceId }) => deviceId));
    const phones = freePhones(store, store.now()).filter((deviceId) => !taken.has(deviceId));
    const places = this.#looks % 2 === 0 ? [...phones, null] : [null, ...phones];
    for (let left = inOneLook; left > 0;) {
      const place = places.shift();
      if (place === undefined) return false;
      left -= 1;
      const claim = queue.next(place);
      if (claim === null) continue;
      // A phone takes one job; what needs none takes as many as there may be.
      if (place === null || claim === 'more') places.push(place);
      if (claim !== 'more') this.#start(claim);
    }
    return places.length > 0;
  }

  #start(claim: Claim): void {
    const abort = new AbortController();
    const ended = this.#parts.perform(claim, abort.signal).finally(() => {
      this.#inHand.delete(claim.job.id);
      this.#lookSoon();
    });
    this.#inHand.set(claim.job.id, {
      abort,
      ended,
      deviceId: claim.route === 'phone' ? claim.deviceId : null,
    });
  }
}

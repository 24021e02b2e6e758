import { writeWhenPossible } from '../store/patient-writes.ts';
import type { Store } from '../store/store.ts';
import { isLeaseHeld, type LeaseKey, releaseLease, renewLease } from './leases.ts';
import { type HeldLease, PhoneError } from './phone-driver.ts';
import type { StartTimer } from './timers.ts';

/** What a held lease needs. `transportOf` answers null while the phone is not connected. */
export type LeaseParts = {
  readonly store: Store;
  readonly key: LeaseKey;
  readonly ttlMs: number;
  readonly transportOf: (deviceId: number) => string | null;
  readonly startTimer: StartTimer;
};

/** A lease that was acquired: prolongs itself three times in its life until it is disposed, which gives the phone back. */
export class Lease implements HeldLease, AsyncDisposable {
  readonly deviceId: number;
  readonly token: number;
  readonly #parts: LeaseParts;
  #lastTransport = '';
  #stopTimer: () => void = () => undefined;

  constructor(parts: LeaseParts) {
    this.deviceId = parts.key.deviceId;
    this.token = parts.key.token;
    this.#parts = parts;
    this.#beatLater();
  }

  /** How adb names the phone; its last name while it is away, so that calls fail as `device_lost`. */
  get transport(): string {
    this.#lastTransport = this.#parts.transportOf(this.deviceId) ?? this.#lastTransport;
    return this.#lastTransport;
  }

  assertHeld(): void {
    const { store, key } = this.#parts;
    if (isLeaseHeld(store, key, store.now())) return;
    throw new PhoneError('device_busy', 'the right to use this phone ran out or went to another job');
  }

  /** A lease that could not be given back runs out by itself. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopTimer();
    const { store, key, ttlMs } = this.#parts;
    await writeWhenPossible(store, (tx) => releaseLease(tx, key, { now: store.now(), ttlMs }));
  }

  #beatLater(): void {
    const { store, key, ttlMs, startTimer } = this.#parts;
    this.#stopTimer = startTimer(ttlMs / 3, () => {
      if (store.write((tx) => renewLease(tx, key, store.now(), ttlMs))) this.#beatLater();
    });
  }
}

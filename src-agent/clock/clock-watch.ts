import { setImmediate } from 'node:timers/promises';
import type { StartTimer } from '../devices/timers.ts';
import { wakeLanesOfFuture } from '../jobs/set-back-lanes.ts';
import { bringBackFromFuture } from '../limits/set-back-clock.ts';
import { plainSql } from '../store/plain-sql.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { StorageError } from '../store/storage-trouble.ts';
import type { Store } from '../store/store.ts';
import type { Steps } from '../steps.ts';
import { type ClockChange, clockChange, type ClockReading } from './clock-change.ts';

const lookEveryMs = 5_000;

/** The longest a job waits before its next try by itself; later than that it was put off by a clock that has been set back. */
const longestWaitMs = 15 * 60_000;

/** What the watch is built from. `steady`: milliseconds of a clock that nobody sets, as `performance.now`. */
export type ClockWatchParts = {
  readonly store: Store;
  readonly steady: () => number;
  /** IANA name of the computer's time zone. */
  readonly zone: string;
  readonly startTimer: StartTimer;
};

/**
 * Notices that the computer slept, that its clock was set, or that it is in another time zone, and writes it to the log.
 * Whoever waits for a time looks again after every line of the log, so nothing sleeps past its time.
 */
export class ClockWatch implements Disposable {
  readonly #parts: ClockWatchParts;
  #before: ClockReading;
  #stopTimer: () => void = () => undefined;
  #stopped = false;

  constructor(parts: ClockWatchParts) {
    this.#parts = parts;
    this.#before = this.#read();
    this.#compareZone();
    this.#compareLog();
    this.#lookLater();
  }

  [Symbol.dispose](): void {
    this.#stopped = true;
    this.#stopTimer();
  }

  #lookLater(): void {
    this.#stopTimer = this.#parts.startTimer(lookEveryMs, () => {
      const now = this.#read();
      const change = clockChange(this.#before, now);
      if (change !== null) this.#tell(change);
      this.#before = now;
      this.#lookLater();
    });
  }

  #read(): ClockReading {
    return { wall: this.#parts.store.now(), steady: this.#parts.steady() };
  }

  #tell(change: ClockChange): void {
    const { store } = this.#parts;
    store.write((tx) => {
      if (change.kind === 'back')
        tx.run(plainSql(bringBack, [store.now(), store.now(), store.now() + longestWaitMs]));
      tx.append({ type: 'clock.changed', message: words(change), data: change });
    });
    if (change.kind === 'back') void this.#forgetFuture();
  }

  /** Until this is done nothing is freed early, so it may be given up at any step. */
  async #forgetFuture(): Promise<void> {
    const steps = forgetFuture(this.#parts.store);
    try {
      while (!this.#stopped && steps.next().done !== true) await setImmediate();
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
    }
  }

  /** The clock may have been set back while Switchyard did not run: then the log's last line is of later. */
  #compareLog(): void {
    const { store } = this.#parts;
    const newest = store.get(store.query.selectFrom('event').select('at').orderBy('seq', 'desc').limit(1));
    const { wall, steady } = this.#before;
    const change = clockChange({ wall: Math.max(wall, newest?.at ?? 0), steady }, this.#before);
    if (change !== null) this.#tell(change);
  }

  /** The zone is that of the process: a computer that travels is noticed when Switchyard starts again. */
  #compareZone(): void {
    const { store, zone } = this.#parts;
    const before = readSetting(store, 'zone');
    if (before === zone) return;
    writeSetting(store, 'zone', zone);
    if (before === undefined) return;
    store.write((tx) =>
      tx.append({
        type: 'clock.changed',
        message: `This computer is now in the time zone ${zone}, before in ${before}. Planned posts keep their times; accounts without a zone of their own are planned for ${zone} from now on.`,
        data: { kind: 'zone', from: before, to: zone },
      }),
    );
  }
}

/** Jobs that go on by themselves or were due at once do not wait for the clock to catch up; planned times stay. */
const bringBack = `UPDATE job SET due_at = ?
  WHERE status IN ('pending', 'retrying') AND due_at > ?
    AND iif(status = 'pending', scheduled_at = created_at, due_at > ?)`;

/** What was written by a clock that was ahead. */
function* forgetFuture(store: Store): Steps<void> {
  yield* bringBackFromFuture(store);
  yield* wakeLanesOfFuture(store);
}

function words({ kind, ms }: ClockChange): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const long =
    minutes < 120
      ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
      : `${Math.round(minutes / 60)} hours`;
  return kind === 'forward'
    ? `The computer slept for ${long}, or its clock was set forward`
    : `The computer's clock was set back by ${long}`;
}

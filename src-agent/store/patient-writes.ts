import type { StartTimer } from '../devices/timers.ts';
import { StorageError } from './storage-trouble.ts';
import type { Store, Writer } from './store.ts';

const againAfterMs = 5_000;

/**
 * Writes what must not be lost: now, or as soon as the disk takes it. False when it could not be written before Switchyard
 * ended or the database broke; the store is then as if this had never been known.
 */
export async function writeWhenPossible(
  store: Store,
  act: (writer: Writer) => void,
  durability: 'normal' | 'durable' = 'normal',
): Promise<boolean> {
  for (;;) {
    if (writeIfPossible(store, act, durability)) return true;
    if (!(await store.storage.untilOk())) return false;
  }
}

/** Writes what is of use only as long as it can be written; false when the disk does not take it. */
export function writeIfPossible(
  store: Store,
  act: (writer: Writer) => void,
  durability: 'normal' | 'durable' = 'normal',
): boolean {
  try {
    store.write(act, durability);
    return true;
  } catch (error) {
    if (error instanceof StorageError) return false;
    throw error;
  }
}

/** Timers whose act is done again a little later when the disk did not take what it wrote; else nobody would set the next one. */
export function patientTimers(startTimer: StartTimer): StartTimer {
  return (milliseconds, act) => {
    const attempt = () => {
      try {
        act();
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
        stop = startTimer(againAfterMs, attempt);
      }
    };
    let stop = startTimer(milliseconds, attempt);
    return () => stop();
  };
}

import { uuidv7 } from 'uuidv7';
import { conflict, done, type Outcome } from '../outcome.ts';
import type { Store } from '../store/store.ts';
import { Lease } from './lease.ts';
import { acquireLease } from './leases.ts';
import type { StartTimer } from './timers.ts';

/** What taking a phone needs. `transportOf` answers null while a phone is not connected. */
export type TakePhoneParts = {
  readonly store: Store;
  readonly transportOf: (deviceId: number) => string | null;
  readonly startTimer: StartTimer;
};

/** A phone that was taken: its lease, held until it is disposed of, and how it is called. */
export type TakenPhone = { readonly lease: Lease; readonly name: string };

const leaseMs = 30_000;

/**
 * Takes a phone that is ready and free, for work that is no job. `unlocked`: its screen has to be unlocked; `preparing`: one
 * that is not set up yet is taken too.
 */
export function takePhone(
  { store, transportOf, startTimer }: TakePhoneParts,
  deviceId: number,
  { unlocked, preparing = false }: { readonly unlocked: boolean; readonly preparing?: boolean },
): Outcome<TakenPhone> {
  return store.write((tx) => {
    const device = tx.get(tx.query.selectFrom('device').selectAll().where('id', '=', deviceId));
    if (device === undefined)
      return conflict('no_phone', 'That phone is not known any more. Choose another one.');
    const ready =
      device.state === 'ready' || device.state === 'degraded' || (preparing && device.state === 'preparing');
    if (!ready || (unlocked && device.screen_locked === 1) || transportOf(deviceId) === null)
      return conflict('phone_not_ready', `${device.name} is not ready. ${device.reason}`);
    const token = acquireLease(tx, {
      deviceId,
      jobId: null,
      runId: null,
      holder: uuidv7(),
      now: store.now(),
      ttlMs: leaseMs,
    });
    if (token === null) return conflict('phone_busy', `${device.name} is busy. Try again when it is free.`);
    const key = { deviceId, token };
    return done({
      lease: new Lease({ store, key, ttlMs: leaseMs, transportOf, startTimer }),
      name: device.name,
    });
  });
}

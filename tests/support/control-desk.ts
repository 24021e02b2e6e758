import { expect } from 'vitest';
import type { ControlState } from '../../src-shared/domain/device.ts';
import { DeviceControl } from '../../src-agent/devices/device-control.ts';
import { acquireLease, type LeaseKey, releaseLease } from '../../src-agent/devices/leases.ts';
import { freePhones } from '../../src-agent/jobs/free-phones.ts';
import { plainSql } from '../../src-agent/store/plain-sql.ts';
import type { Store } from '../../src-agent/store/store.ts';
import { ManualTimers } from './manual-timers.ts';
import { openTemporaryStore } from './temporary-store.ts';

export const leaseMs = 30_000;
export const graceMs = 10_000;

/** A person's stream: what it said so far, the next thing it says, and its end as when a tab closes. */
export type PersonStream = {
  readonly said: ControlState[];
  readonly next: () => Promise<ControlState | undefined>;
  readonly close: () => void;
};

/** One phone that jobs and people want, with the time in the test's hands. */
export async function openControlDesk() {
  const room = await openTemporaryStore();
  const { store, clock } = room;
  const timers = new ManualTimers();
  const asked: string[] = [];
  const busy = new Set<number>();
  store.write((tx) =>
    tx.run(
      plainSql(
        `INSERT INTO device (id, uid, serial, platform, name, transport, state, reason, simulated, created_at)
         VALUES (1, 'one', 'ALDER', 'android', 'Alder', 'ALDER', 'ready', 'Ready.', 1, 0)`,
        [],
      ),
    ),
  );
  const control = new DeviceControl({
    store,
    holder: 'agent',
    use: {
      isUsing: (deviceId) => busy.has(deviceId),
      takeOver: (deviceId, person) => void asked.push(`${deviceId} for ${person}`),
    },
    transportOf: () => 'ALDER',
    startTimer: timers.start,
    leaseMs,
    graceMs,
  });
  const begin = (person: string, rest: { takeFrom?: string; token?: number } = {}) => {
    const end = new AbortController();
    const begun = control.begin({ id: 1, person, ...rest }, end.signal);
    if (!begun.ok) return begun.refusal;
    const said: ControlState[] = [];
    const next = async () => {
      const { value } = await begun.value.next();
      if (value !== undefined) said.push(value);
      return value ?? undefined;
    };
    return { said, next, close: () => end.abort() };
  };
  return {
    store,
    timers,
    control,
    /** Phones whose work was asked to stop, and for whom. */
    asked,
    /** Phones that a job works on. */
    busy,
    begin,
    stream: (...wish: Parameters<typeof begin>): PersonStream => {
      const stream = begin(...wish);
      return 'said' in stream ? stream : expect.fail(`refused: ${JSON.stringify(stream)}`);
    },
    /** A job takes the phone. */
    jobTakes: (): LeaseKey => {
      const token = store.write((tx) =>
        acquireLease(tx, {
          deviceId: 1,
          jobId: 7,
          runId: 3,
          holder: 'agent',
          now: clock.at,
          ttlMs: leaseMs,
        }),
      );
      busy.add(1);
      return { deviceId: 1, token: token ?? expect.fail('the phone is taken') };
    },
    /** The job lets go of it as the engine does. */
    jobEnds: (key: LeaseKey) => {
      store.write((tx) => releaseLease(tx, key, { now: clock.at, ttlMs: leaseMs }));
      busy.delete(1);
    },
    isFree: () => freePhones(store, clock.at).includes(1),
    /** The time goes on. */
    pass: (milliseconds: number) => {
      clock.at += milliseconds;
      timers.advance(milliseconds);
    },
    log: () => messages(store),
    [Symbol.asyncDispose]: async () => {
      await control[Symbol.asyncDispose]();
      room[Symbol.dispose]();
    },
  };
}

function messages(store: Store): string[] {
  return store
    .all(plainSql<{ message: string }>('SELECT message FROM event ORDER BY seq', []))
    .map(({ message }) => message);
}

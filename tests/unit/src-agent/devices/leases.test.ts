import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lease } from '../../../../src-agent/devices/lease.ts';
import {
  acquireLease,
  isLeaseHeld,
  type LeaseKey,
  releaseLease,
  releaseStaleLeases,
  renewLease,
} from '../../../../src-agent/devices/leases.ts';
import { PhoneError } from '../../../../src-agent/devices/phone-driver.ts';
import type { Store } from '../../../../src-agent/store/store.ts';
import { ManualTimers } from '../../../support/manual-timers.ts';
import { openTemporaryStore } from '../../../support/temporary-store.ts';

const ttlMs = 9000;

function addDevice(store: Store, id: number): void {
  store.write((tx) =>
    tx.run(
      tx.query.insertInto('device').values({
        id,
        uid: `00000000-0000-7000-8000-00000000000${id}`,
        serial: `PHONE-${id}`,
        platform: 'android',
        name: `Phone ${id}`,
        model: null,
        os_version: null,
        transport: `PHONE-${id}`,
        state: 'ready',
        reason: 'Ready.',
        battery_percent: null,
        charging: null,
        free_storage_bytes: null,
        screen_locked: null,
        simulated: 0,
        last_seen_at: null,
        created_at: 0,
      }),
    ),
  );
}

function take(store: Store, holder: string, jobId = 1): number | null {
  return store.write((tx) =>
    acquireLease(tx, { deviceId: 1, jobId, runId: 7, holder, now: store.now(), ttlMs }),
  );
}

function eventTypes(store: Store): string[] {
  return store.all(store.query.selectFrom('event').select('type').orderBy('seq')).map((row) => row.type);
}

describe('a lease', () => {
  test('is given to one at a time, and the next one gets a higher token', async () => {
    using room = await openTemporaryStore();
    const { store } = room;
    addDevice(store, 1);
    const first = take(store, 'agent-a', 1);
    expect(first).toBe(1);
    expect(take(store, 'agent-a', 2)).toBeNull();
    expect(store.write((tx) => releaseLease(tx, { deviceId: 1, token: 1 }))).toBe(true);
    expect(store.write((tx) => releaseLease(tx, { deviceId: 1, token: 1 }))).toBe(false);
    expect(take(store, 'agent-a', 2)).toBe(2);
    expect(isLeaseHeld(store, { deviceId: 1, token: 1 }, store.now())).toBe(false);
    expect(isLeaseHeld(store, { deviceId: 1, token: 2 }, store.now())).toBe(true);
    expect(eventTypes(store)).toEqual(['device.leased', 'device.released', 'device.leased']);
  });

  test('that ran out can be taken by another, and its old holder cannot come back', async () => {
    using room = await openTemporaryStore();
    const { store, clock } = room;
    addDevice(store, 1);
    take(store, 'agent-a');
    clock.at += ttlMs - 1;
    expect(take(store, 'agent-b')).toBeNull();
    clock.at += 1;
    expect(take(store, 'agent-b')).toBe(2);
    expect(store.write((tx) => renewLease(tx, { deviceId: 1, token: 1 }, store.now(), ttlMs))).toBe(false);
    expect(store.write((tx) => releaseLease(tx, { deviceId: 1, token: 1 }))).toBe(false);
    expect(isLeaseHeld(store, { deviceId: 1, token: 2 }, store.now())).toBe(true);
  });

  test('wanted by many at once goes to exactly one of them, round after round', async () => {
    using room = await openTemporaryStore();
    const { store } = room;
    addDevice(store, 1);
    for (let round = 1; round <= 20; round += 1) {
      const takers = Array.from({ length: 8 }, (_, taker) =>
        Promise.resolve().then(() => take(store, `agent-${taker}`)),
      );
      const won = (await Promise.all(takers)).filter((token) => token !== null);
      expect(won).toEqual([round]);
      store.write((tx) => releaseLease(tx, { deviceId: 1, token: round }));
    }
  });

  test('of a dead agent is given back at the start of the next one, its own are kept', async () => {
    using room = await openTemporaryStore();
    const { store } = room;
    addDevice(store, 1);
    addDevice(store, 2);
    take(store, 'dead-agent');
    store.write((tx) =>
      acquireLease(tx, { deviceId: 2, jobId: 2, runId: 7, holder: 'this-agent', now: store.now(), ttlMs }),
    );
    expect(releaseStaleLeases(store, 'this-agent')).toBe(1);
    expect(isLeaseHeld(store, { deviceId: 1, token: 1 }, store.now())).toBe(false);
    expect(isLeaseHeld(store, { deviceId: 2, token: 1 }, store.now())).toBe(true);
    expect(take(store, 'this-agent')).toBe(2);
  });

  test('keeps these rules under any order of acts', async () => {
    using room = await openTemporaryStore();
    const { store, clock } = room;
    addDevice(store, 1);
    const act = fc.oneof(
      fc.record({ kind: fc.constant('take' as const), holder: fc.constantFrom('a', 'b') }),
      fc.record({ kind: fc.constantFrom('renew' as const, 'release' as const), pick: fc.nat(5) }),
      fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.integer({ min: 1, max: ttlMs * 2 }) }),
    );
    let highest = 0;
    const keys: LeaseKey[] = [];
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        for (const step of acts) {
          const heldBefore = keys.filter((key) => isLeaseHeld(store, key, store.now()));
          if (step.kind === 'take') {
            const token = take(store, step.holder);
            expect(token === null).toBe(heldBefore.length === 1);
            if (token !== null) {
              expect(token).toBe(highest + 1);
              highest = token;
              keys.push({ deviceId: 1, token });
            }
          } else if (step.kind === 'wait') clock.at += step.milliseconds;
          else {
            const key = keys.at(-1 - step.pick);
            if (key === undefined) continue;
            const worked = store.write((tx) =>
              step.kind === 'renew' ? renewLease(tx, key, store.now(), ttlMs) : releaseLease(tx, key),
            );
            if (key.token < highest) expect(worked).toBe(false);
          }
          const held = keys.filter((key) => isLeaseHeld(store, key, store.now()));
          expect(held.length).toBeLessThanOrEqual(1);
          if (held[0] !== undefined) expect(held[0].token).toBe(highest);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a held lease', () => {
  test('prolongs itself while it is held, refuses when it was lost, and gives the phone back', async () => {
    using room = await openTemporaryStore();
    const { store, clock } = room;
    addDevice(store, 1);
    const timers = new ManualTimers();
    const token = take(store, 'agent-a') ?? 0;
    const key = { deviceId: 1, token };
    const transports: (string | null)[] = ['PHONE-1', null];
    const lease = new Lease({
      store,
      key,
      ttlMs,
      startTimer: timers.start,
      transportOf: () => transports.shift() ?? null,
    });
    for (let beat = 0; beat < 9; beat += 1) {
      clock.at += ttlMs / 3;
      timers.advance(ttlMs / 3 + 1);
      lease.assertHeld();
    }
    expect(lease.transport).toBe('PHONE-1');
    expect(lease.transport).toBe('PHONE-1');

    clock.at += ttlMs;
    expect(() => lease.assertHeld()).toThrow(expect.objectContaining({ code: 'device_busy' }));
    const taken = take(store, 'agent-b');
    timers.advance(ttlMs);
    expect(timers.count).toBe(0);
    expect(() => lease.assertHeld()).toThrow(PhoneError);

    await lease[Symbol.asyncDispose]();
    expect(isLeaseHeld(store, { deviceId: 1, token: taken ?? 0 }, store.now())).toBe(true);
  });

  test('frees the phone when it is disposed', async () => {
    using room = await openTemporaryStore();
    addDevice(room.store, 1);
    const timers = new ManualTimers();
    const key = { deviceId: 1, token: take(room.store, 'agent-a') ?? 0 };
    const lease = new Lease({
      store: room.store,
      key,
      ttlMs,
      startTimer: timers.start,
      transportOf: () => null,
    });
    await lease[Symbol.asyncDispose]();
    expect(isLeaseHeld(room.store, key, room.store.now())).toBe(false);
    expect(timers.count).toBe(0);
  });
});

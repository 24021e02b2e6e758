import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AdbClient } from '../../../../src-agent/devices/adb/adb-client.ts';
import { DeviceChanges } from '../../../../src-agent/devices/device-changes.ts';
import { DeviceRegistry } from '../../../../src-agent/devices/device-registry.ts';
import { HelperAppError } from '../../../../src-agent/devices/helper-apps.ts';
import { acquireLease, releaseLease } from '../../../../src-agent/devices/leases.ts';
import { startRealTimer, type StartTimer } from '../../../../src-agent/devices/timers.ts';
import { FakePhones } from '../../../support/fake-phones.ts';
import { ManualTimers } from '../../../support/manual-timers.ts';
import { openTemporaryStore, type TemporaryStore } from '../../../support/temporary-store.ts';

let room: TemporaryStore;
let phones: FakePhones;
let registry: DeviceRegistry | null = null;
let serial = 0;

beforeEach(async () => {
  room = await openTemporaryStore();
  phones = new FakePhones();
  await phones.start();
});

afterEach(async () => {
  await registry?.[Symbol.asyncDispose]();
  registry = null;
  await phones[Symbol.asyncDispose]();
  room[Symbol.dispose]();
});

function open(
  helper: (transport: string) => Promise<void> = () => Promise.resolve(),
  startTimer: StartTimer = startRealTimer,
): DeviceRegistry {
  registry = new DeviceRegistry({
    store: room.store,
    adb: new AdbClient(phones.port),
    ensureServer: () => Promise.resolve(),
    helperApps: {
      ensure: async (transport, _signal, onInstalling) => {
        onInstalling();
        await helper(transport);
      },
    },
    startTimer,
    uid: () => `00000000-0000-7000-8000-${String((serial += 1)).padStart(12, '0')}`,
    onAdbLost: () => undefined,
  });
  return registry;
}

function states(): Record<string, string> {
  const rows = room.store.all(room.store.query.selectFrom('device').select(['serial', 'state']));
  return Object.fromEntries(rows.map((row) => [row.serial, row.state]));
}

function told(): string[] {
  const rows = room.store.all(room.store.query.selectFrom('event').select('message').orderBy('seq'));
  return rows.map((row) => row.message);
}

describe('the device registry', () => {
  test('sees a phone come, go and return, as one device with one id, and tells each change once', async () => {
    const own = open();
    phones.plug({ transport: 'R58', hardwareSerial: 'R58' });
    await expect.poll(states).toEqual({ R58: 'ready' });
    const id = own.directory.list({ limit: 10 }).items[0]?.id ?? 0;
    expect(own.directory.get(id)).toMatchObject({
      name: 'Pixel 8',
      osVersion: '14',
      batteryPercent: 80,
      charging: false,
      screenLocked: false,
      reason: 'Ready.',
      busyWith: null,
    });
    expect(own.transportOf(id)).toBe('R58');
    phones.unplug('R58');
    await expect.poll(states).toEqual({ R58: 'absent' });
    expect(own.transportOf(id)).toBeNull();
    const waiting = own.waitUntilReady(id, AbortSignal.timeout(5000));
    phones.plug({ transport: 'R58', hardwareSerial: 'R58' });
    expect((await waiting).id).toBe(id);
    const lines = told();
    expect(new Set(lines).size).toBeGreaterThan(2);
    for (const [position, line] of lines.entries()) expect(line).not.toBe(lines[position + 1]);
  });

  test('a phone that asks for permission is shown at once and merges with the one known before', async () => {
    phones.plug({ transport: 'R58', hardwareSerial: 'R58' });
    open();
    await expect.poll(states).toEqual({ R58: 'ready' });
    phones.unplug('R58');
    await expect.poll(states).toEqual({ R58: 'absent' });

    phones.plug({ transport: '10.0.0.9:5555', hardwareSerial: 'R58', state: 'unauthorized' });
    await expect.poll(states).toEqual({ R58: 'absent', '10.0.0.9:5555': 'unauthorized' });
    phones.change('10.0.0.9:5555', { state: 'device' });
    await expect.poll(states).toEqual({ R58: 'ready' });

    phones.plug({ transport: '10.0.0.8:5555', hardwareSerial: 'NEW', state: 'unauthorized' });
    await expect.poll(states).toMatchObject({ '10.0.0.8:5555': 'unauthorized' });
    phones.change('10.0.0.8:5555', { state: 'device' });
    await expect.poll(states).toEqual({ R58: 'ready', NEW: 'ready' });
  });

  test('a phone is let settle before it is spoken to: plugged in, it comes and goes for a moment', async () => {
    const timers = new ManualTimers();
    open(undefined, timers.start);
    const { count } = timers;
    phones.plug({ transport: 'R58', hardwareSerial: 'R58' });
    await expect.poll(() => timers.count).toBe(count + 1);
    timers.advance(99);
    expect(phones.spokenTo).toEqual([]);
    timers.advance(1);
    await expect.poll(states).toEqual({ R58: 'ready' });
  });

  test('one phone on two transports is one device, spoken to over USB', async () => {
    const own = open();
    phones.plug({ transport: '10.0.0.9:5555', hardwareSerial: 'R58' });
    await expect.poll(() => own.transportOf(1)).toBe('10.0.0.9:5555');
    phones.plug({ transport: 'R58', hardwareSerial: 'R58' });
    phones.plug({ transport: '????????????', hardwareSerial: '?', state: 'no permissions' });
    await expect.poll(() => own.transportOf(1)).toBe('R58');
    phones.unplug('R58');
    await expect.poll(() => own.transportOf(1)).toBe('10.0.0.9:5555');
    expect(own.directory.list({ limit: 10 })).toMatchObject({ total: 1, next: null });
  });

  test('known phones are absent at start, and everything is absent while adb is away', async () => {
    phones.plug({ transport: 'R58', hardwareSerial: 'R58' });
    const first = open();
    await expect.poll(states).toEqual({ R58: 'ready' });
    await first[Symbol.asyncDispose]();
    expect(states()).toEqual({ R58: 'absent' });
    open();
    await expect.poll(states).toEqual({ R58: 'ready' });
    await phones.die();
    await expect.poll(states).toEqual({ R58: 'absent' });
    await phones.start();
    await expect.poll(states, { timeout: 5000 }).toEqual({ R58: 'ready' });
  });

  test('says why a phone cannot be prepared and tries again', async () => {
    const refusal = 'Switch on “Install via USB”.';
    let refused = true;
    phones.plug({ transport: 'R58', hardwareSerial: 'R58' });
    const own = open(() => (refused ? Promise.reject(new HelperAppError(refusal)) : Promise.resolve()));
    await expect.poll(() => own.directory.get(1)).toMatchObject({ state: 'preparing', reason: refusal });
    refused = false;
    await expect.poll(states, { timeout: 5000 }).toEqual({ R58: 'ready' });
  });

  test('asks for the battery again when a lease ends, and shows who holds a phone', async () => {
    phones.plug({ transport: 'R58', hardwareSerial: 'R58' });
    const own = open();
    await own.waitUntilReady(await firstId(), AbortSignal.timeout(5000));
    const { store } = room;
    const token = store.write((tx) =>
      acquireLease(tx, { deviceId: 1, jobId: 5, runId: 6, holder: 'me', now: store.now(), ttlMs: 1000 }),
    );
    expect(own.directory.get(1)?.busyWith).toMatchObject({ jobId: 5, runId: 6 });
    phones.change('R58', { battery: 9 });
    store.write((tx) => releaseLease(tx, { deviceId: 1, token: token ?? 0 }));
    await expect.poll(states).toEqual({ R58: 'degraded' });
    expect(own.directory.get(1)).toMatchObject({ batteryPercent: 9, busyWith: null });
  });

  test('an address on this computer that never showed a phone leaves the list with its connection', async () => {
    phones.plug({ transport: '127.0.0.1:40001', hardwareSerial: 'SIM', state: 'offline' });
    phones.plug({ transport: '192.168.1.7:5555', hardwareSerial: 'DESK', state: 'offline' });
    open();
    await expect.poll(states).toEqual({ '127.0.0.1:40001': 'offline', '192.168.1.7:5555': 'offline' });
    phones.unplug('127.0.0.1:40001');
    phones.unplug('192.168.1.7:5555');
    await expect.poll(states).toEqual({ '192.168.1.7:5555': 'absent' });
  });

  test('a network phone that is let go is disconnected', async () => {
    const own = open();
    own.keepConnected('127.0.0.1:40001');
    await expect.poll(() => phones.network).toContain('host:connect:127.0.0.1:40001');
    await own.letGo('127.0.0.1:40001');
    expect(phones.network.at(-1)).toBe('host:disconnect:127.0.0.1:40001');
  });

  test('a phone is renamed, found by its name, and forgotten only when it is gone', async () => {
    phones.plug({ transport: 'R58', hardwareSerial: 'R58' });
    phones.plug({ transport: 'R59', hardwareSerial: 'R59' });
    const own = open();
    await expect.poll(states).toEqual({ R58: 'ready', R59: 'ready' });
    const names = own.directory.list({ limit: 10 }).items.map((device) => device.name);
    expect(names.toSorted()).toEqual(['Pixel 8', expect.stringMatching(/^Pixel 8 \(R5[89]\)$/)]);
    expect(new DeviceChanges(room.store).update(1, { name: 'Desk left' })).toEqual({ ok: true, value: 1 });
    expect(own.directory.list({ limit: 10, search: 'desk' }).items.map((device) => device.id)).toEqual([1]);
    const page = own.directory.list({ limit: 1 });
    expect(page).toMatchObject({ total: 2, next: '1' });
    expect(own.directory.list({ limit: 1, cursor: page.next ?? '' }).items[0]?.id).toBe(2);
    const transport = own.transportOf(1) ?? '';
    expect(own.directory.forget(1)).toBe('connected');
    phones.unplug(transport);
    await expect.poll(() => own.directory.get(1)?.state).toBe('absent');
    expect(own.directory.forget(1)).toBe('forgotten');
    expect(own.directory.forget(1)).toBe('missing');
    expect(own.directory.get(1)).toBeNull();
  });
});

async function firstId(): Promise<number> {
  await expect.poll(() => Object.keys(states()).length).toBeGreaterThan(0);
  return 1;
}

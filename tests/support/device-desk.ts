import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { AdbClient } from '../../src-agent/devices/adb/adb-client.ts';
import { AdbServer } from '../../src-agent/devices/adb/adb-server.ts';
import { androidHomeFor } from '../../src-agent/devices/appium/android-home.ts';
import { AppiumHost } from '../../src-agent/devices/appium/appium-host.ts';
import { SystemPorts } from '../../src-agent/devices/appium/system-ports.ts';
import { AppiumPhones } from '../../src-agent/devices/appium-phones.ts';
import { DeviceRegistry } from '../../src-agent/devices/device-registry.ts';
import { findDriverDirectory, HelperApps, helperAppsOf } from '../../src-agent/devices/helper-apps.ts';
import { Lease } from '../../src-agent/devices/lease.ts';
import { acquireLease } from '../../src-agent/devices/leases.ts';
import { startRealTimer } from '../../src-agent/devices/timers.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { NodeProcessHost } from '../../src-agent/processes/node-process-host.ts';
import type { HostedProcess, ProcessHost } from '../../src-agent/processes/process-host.ts';
import {
  type SimulatedFault,
  type SimulatedPhone,
  type SimulatedRecord,
} from '../../src-shared/processes/phone-simulator.ts';
import { startPhoneSimulator } from '../../src-simulator/phone/phone-simulator.ts';
import { simulatedControl } from './simulated-control.ts';
import { openTemporaryStore, type TemporaryStore } from './temporary-store.ts';

/** How a desk differs from the usual one. Times in milliseconds. */
export type DeskChoice = {
  readonly phones: readonly SimulatedPhone[];
  readonly adbBinary: string;
  readonly idleMs?: number;
  readonly readTimeoutMs?: number;
  readonly endLimitMs?: number;
};

/** Simulated phones behind a real adb server and a real Appium, with the device room's own parts around them. */
export type DeviceDesk = AsyncDisposable & {
  readonly room: TemporaryStore;
  readonly adb: AdbClient;
  readonly registry: DeviceRegistry;
  readonly host: AppiumHost;
  readonly phones: AppiumPhones;
  /** Every Appium process that was started, the last one last. */
  readonly started: readonly HostedProcess[];
  /** Waits until a phone is ready and answers its id. */
  readonly ready: (serial: string) => Promise<number>;
  readonly lease: (deviceId: number) => Lease;
  readonly order: (serial: string, fault: SimulatedFault) => Promise<void>;
  readonly record: (serial: string) => Promise<SimulatedRecord>;
};

/** Opens a desk; disposing it ends every process it started. */
export async function openDeviceDesk(choice: DeskChoice): Promise<DeviceDesk> {
  const owned = new AsyncDisposableStack();
  const room = owned.use(await openTemporaryStore());
  room.clock.at = Date.now();
  const home = join(room.folder, 'home');
  const folder = join(room.folder, 'appium');
  for (const path of [home, folder]) mkdirSync(path, { recursive: true });
  const simulator = owned.use(
    await startPhoneSimulator({ type: 'boot', phones: [...choice.phones], screenMs: 40, uploadMs: 300 }),
  );
  const adb = new AdbClient(await freePort());
  const env = { ...process.env, HOME: home };
  const server = owned.use(new AdbServer({ client: adb, binary: choice.adbBinary, isolated: true, env }));
  const registry = owned.use(
    new DeviceRegistry({
      store: room.store,
      adb,
      ensureServer: () => server.ensure(),
      helperApps: new HelperApps(adb, helperAppsOf(findDriverDirectory(import.meta.url)), Date.now),
      startTimer: startRealTimer,
      uid: () => randomBytes(18).toString('hex'),
      onAdbLost: () => undefined,
    }),
  );
  for (const { adbPort } of simulator.ready.phones) registry.keepConnected(`127.0.0.1:${adbPort}`);
  const started: HostedProcess[] = [];
  const host = owned.use(
    new AppiumHost({
      processHost: remembering(started),
      folder,
      androidHome: androidHomeFor(choice.adbBinary, join(folder, 'android')),
      secret: () => randomBytes(16).toString('hex'),
      startTimer: startRealTimer,
      now: Date.now,
      idleMs: choice.idleMs ?? 600_000,
      logLevel: 'info',
    }),
  );
  const phones = new AppiumPhones({
    adb,
    host,
    ports: new SystemPorts({ first: 8300, last: 8399 }, join(folder, 'ports.json'), Math.random),
    fetch,
    readTimeoutMs: choice.readTimeoutMs ?? 60_000,
    endLimitMs: choice.endLimitMs ?? 10_000,
    uniqueName: () => randomBytes(6).toString('hex'),
    startTimer: startRealTimer,
    now: Date.now,
  });
  const control = (serial: string) => simulatedControl(simulator.ready.controlUrl, serial);
  return {
    room,
    adb,
    registry,
    host,
    phones,
    started,
    ready: async (serial) => {
      const find = () => registry.directory.list({ limit: 50, search: serial }).items[0];
      await expect.poll(() => find()?.state, { timeout: 20_000 }).toBe('ready');
      return find()?.id ?? 0;
    },
    lease: (deviceId) => {
      const { store } = room;
      const ttlMs = 300_000;
      const request = { deviceId, jobId: 1, runId: 1, holder: 'test', now: store.now(), ttlMs };
      const token = store.write((tx) => acquireLease(tx, request));
      if (token === null) throw new Error('the phone is taken');
      const transportOf = (id: number) => registry.transportOf(id);
      return new Lease({ store, key: { deviceId, token }, ttlMs, transportOf, startTimer: startRealTimer });
    },
    order: (serial, fault) => control(serial).fault(fault),
    record: (serial) => control(serial).record(),
    [Symbol.asyncDispose]: async () => await owned.disposeAsync(),
  };
}

function remembering(started: HostedProcess[]): ProcessHost {
  const entries = {
    appium: new URL('../../src-agent/devices/appium/appium-child.ts', import.meta.url),
    'phone-simulator': new URL('../../src-simulator/phone/main.ts', import.meta.url),
  };
  const inner = new NodeProcessHost({ entries, line: () => undefined });
  return {
    fork: (kind) => {
      const child = inner.fork(kind);
      started.push(child);
      return child;
    },
  };
}

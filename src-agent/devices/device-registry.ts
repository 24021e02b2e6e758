import type { Device } from '../../src-shared/domain/device.ts';
import { writeIfPossible } from '../store/patient-writes.ts';
import type { Store } from '../store/store.ts';
import type { AdbClient } from './adb/adb-client.ts';
import { TransportFeed } from './adb/transport-feed.ts';
import type { Transport } from './adb/transport-list.ts';
import { DeviceConnection } from './device-connection.ts';
import { DeviceDirectory } from './device-directory.ts';
import {
  adoptStandIn,
  allDeviceRows,
  isLeftover,
  type Known,
  recordDevice,
  removeDevice,
} from './device-rows.ts';
import { judge } from './device-state.ts';
import type { HelperApps } from './helper-apps.ts';
import { NetworkPhones } from './network-phones.ts';
import { PhoneError } from './phone-driver.ts';
import { comeBackWhenWell } from './quarantine.ts';
import { ReleaseWatch } from './release-watch.ts';
import { mergeConnections } from './sightings.ts';
import type { StartTimer } from './timers.ts';

/** A phone that is plugged in flaps for a moment; STF waits as long. */
const settleTime = 100;
const refreshTime = 60_000;

/** What the registry is built from. `onAdbLost`: adb's server is away or cannot be started. */
export type RegistryParts = {
  readonly store: Store;
  readonly adb: AdbClient;
  readonly ensureServer: () => Promise<void>;
  readonly helperApps: Pick<HelperApps, 'ensure'>;
  readonly startTimer: StartTimer;
  readonly uid: () => string;
  readonly onAdbLost: (error: unknown) => void;
};

/** Follows adb's list of phones and keeps their rows true. Phones known from before are absent until they are seen. */
export class DeviceRegistry implements AsyncDisposable {
  readonly directory: DeviceDirectory;
  readonly #parts: RegistryParts;
  readonly #stop = new AbortController();
  readonly #listeners = new Set<(deviceId: number) => void>();
  readonly #knownSerials = new Map<string, string>();
  readonly #network: NetworkPhones;
  readonly #releases: ReleaseWatch;
  readonly #stopWatching: () => void;
  readonly #feed: TransportFeed;
  #connections = new Map<string, DeviceConnection>();
  #transports = new Map<number, string>();
  #stopTimers: (() => void)[] = [];
  #pendingList: readonly Transport[] | null = null;

  constructor(parts: RegistryParts) {
    this.#parts = parts;
    this.directory = new DeviceDirectory(parts.store);
    this.#network = new NetworkPhones(parts.adb, parts.startTimer);
    this.#stopWatching = parts.store.storage.onChange(() => {
      if (parts.store.storage.state.state === 'ok') this.#writeDown();
    });
    this.#releases = new ReleaseWatch(parts.store, (deviceId) => void this.refresh(deviceId));
    this.#writeDown();
    this.#feed = new TransportFeed({
      adb: parts.adb,
      ensureServer: parts.ensureServer,
      startTimer: parts.startTimer,
      onList: (list) => this.#onList(list),
      onLost: parts.onAdbLost,
    });
    this.#refreshLater();
  }

  /** Calls back with the id of every phone whose row changed; returns how to stop it. */
  onChange(listener: (deviceId: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** How adb names the phone now, or null while it cannot be spoken to. */
  transportOf(deviceId: number): string | null {
    return this.#transports.get(deviceId) ?? null;
  }

  /** Waits until the phone can work (`ready` or `degraded`). Throws PhoneError `cancelled` when the signal aborts. */
  async waitUntilReady(deviceId: number, signal: AbortSignal): Promise<Device> {
    for (;;) {
      if (signal.aborted) throw new PhoneError('cancelled', 'no longer waiting for the phone');
      const device = this.directory.get(deviceId);
      if (device?.state === 'ready' || device?.state === 'degraded') return device;
      await this.#nextChange(deviceId, signal);
    }
  }

  /** Asks a connected phone again how it does. */
  async refresh(deviceId: number): Promise<void> {
    const transport = this.transportOf(deviceId);
    const own = [...this.#connections.values()].filter((item) => item.transport.serial === transport);
    await Promise.all(own.map((connection) => connection.refresh()));
  }

  /** Keeps a phone connected that adb reaches by network (`host:port`). */
  keepConnected(address: string): void {
    this.#network.keep(address);
  }

  /** Stops keeping it. */
  async letGo(address: string): Promise<void> {
    await this.#network.letGo(address);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    for (const stop of this.#stopTimers) stop();
    this.#releases[Symbol.dispose]();
    this.#stopWatching();
    await this.#network[Symbol.asyncDispose]();
    await this.#feed[Symbol.asyncDispose]();
    const connections = [...this.#connections.values()];
    this.#connections.clear();
    await Promise.all(connections.map((connection) => connection[Symbol.asyncDispose]()));
    this.#writeDown();
    this.#listeners.clear();
  }

  #onList(list: readonly Transport[]): void {
    this.#network.update(list);
    const waits = this.#pendingList !== null;
    this.#pendingList = list;
    if (!waits) this.#later(settleTime, () => this.#take());
  }

  /** Opens a connection for what is new on the list and ends what is gone from it. */
  #take(): void {
    const list = this.#pendingList ?? [];
    this.#pendingList = null;
    const before = this.#connections;
    this.#connections = new Map();
    for (const transport of list) {
      const key = `${transport.serial} ${transport.transportId} ${transport.state}`;
      const connection = before.get(key) ?? this.#connect(transport);
      before.delete(key);
      this.#connections.set(key, connection);
    }
    for (const gone of before.values()) void gone[Symbol.asyncDispose]();
    this.#writeDown();
  }

  #connect(transport: Transport): DeviceConnection {
    const { adb, helperApps, startTimer, store } = this.#parts;
    return new DeviceConnection(transport, {
      adb,
      helperApps,
      startTimer,
      now: () => store.now(),
      onChange: () => this.#writeDown(),
      onLost: () => void this.#feed.lookNow(),
    });
  }

  /** Brings every row in line with what is known; only what changed is written and told. Without room, when there is room again. */
  #writeDown(): void {
    const { store, uid } = this.#parts;
    for (const { facts, transport } of this.#connections.values())
      if (facts !== null) this.#knownSerials.set(transport.serial, facts.hardwareSerial);
    const phones = mergeConnections(this.#connections.values(), this.#knownSerials);
    const transports = new Map<number, string>();
    const changed: number[] = [];
    const isWritten = writeIfPossible(store, (tx) => {
      const birth = { uid, now: store.now() };
      const note = (known: Known) => {
        const { id, changed: isNew } = recordDevice(tx, known, birth);
        if (isNew) changed.push(id);
        if (known.transport !== null) transports.set(id, known.transport);
        if (known.verdict.state === 'ready' && comeBackWhenWell(tx, id, birth.now)) changed.push(id);
      };
      for (const { serial, connection } of phones.values()) {
        const { transport, facts, setup } = connection;
        if (facts !== null) adoptStandIn(tx, transport.serial, serial);
        const verdict = judge({ transportState: transport.state, setup, health: facts });
        note({ serial, transport: transport.state === 'device' ? transport.serial : null, verdict, facts });
      }
      const absent = judge({ transportState: null, setup: { step: 'reading' }, health: null });
      for (const row of allDeviceRows(tx)) {
        if (row.platform !== 'android' || phones.has(row.serial)) continue;
        if (isLeftover(row)) removeDevice(tx, row.id, row.name);
        else note({ serial: row.serial, transport: null, verdict: absent, facts: null });
      }
    });
    if (!isWritten) return;
    this.#transports = transports;
    for (const id of changed) for (const listener of this.#listeners) listener(id);
  }

  #refreshLater(): void {
    this.#later(refreshTime, () => {
      for (const connection of this.#connections.values()) void connection.refresh();
      this.#refreshLater();
    });
  }

  #later(milliseconds: number, act: () => void): void {
    const stop = this.#parts.startTimer(milliseconds, () => {
      this.#stopTimers = this.#stopTimers.filter((other) => other !== stop);
      if (!this.#stop.signal.aborted) act();
    });
    this.#stopTimers.push(stop);
  }

  async #nextChange(deviceId: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const stopListening = this.onChange((id) => {
      if (id === deviceId) resolve();
    });
    const onAbort = () => resolve();
    signal.addEventListener('abort', onAbort, { once: true });
    await promise;
    stopListening();
    signal.removeEventListener('abort', onAbort);
  }
}

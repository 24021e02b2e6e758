import type { AdbClient } from './adb/adb-client.ts';
import type { Transport } from './adb/transport-list.ts';
import { pause, type StartTimer } from './timers.ts';

const firstPause = 500;
const longestPause = 10_000;
/** adb tries to reach a lost phone again only every ten seconds; after this long we do it ourselves. */
const offlineLimit = 1000;
/** Letting go is part of ending, which an adb that hangs must not hold up. */
const disconnectLimit = 2000;

/** Keeps phones connected that adb reaches by network: it forgets them when its server ends or they were away for long. */
export class NetworkPhones implements AsyncDisposable {
  readonly #adb: Pick<AdbClient, 'connect' | 'disconnect'>;
  readonly #startTimer: StartTimer;
  readonly #kept = new Map<string, { readonly stop: AbortController; readonly ended: Promise<void> }>();
  #listed: ReadonlyMap<string, string> = new Map();
  #changed = Promise.withResolvers<void>();

  constructor(adb: Pick<AdbClient, 'connect' | 'disconnect'>, startTimer: StartTimer) {
    this.#adb = adb;
    this.#startTimer = startTimer;
  }

  /** Connects `host:port` now and whenever adb lost it, until it is let go. */
  keep(address: string): void {
    if (this.#kept.has(address)) return;
    const stop = new AbortController();
    this.#kept.set(address, { stop, ended: this.#stay(address, stop.signal) });
  }

  /** Stops keeping a phone and disconnects it: adb would list it as offline for every agent that comes later. */
  async letGo(address: string): Promise<void> {
    const kept = this.#kept.get(address);
    if (kept === undefined) return;
    this.#kept.delete(address);
    kept.stop.abort();
    this.#wake();
    await kept.ended;
    await this.#adb.disconnect(address, { timeoutMs: disconnectLimit }).catch(() => undefined);
  }

  /** Tells what adb lists now. */
  update(list: readonly Transport[]): void {
    this.#listed = new Map(list.map((transport) => [transport.serial, transport.state]));
    this.#wake();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#kept.keys()].map((address) => this.letGo(address)));
  }

  #wake(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
  }

  async #stay(address: string, signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      if (this.#listed.get(address) === 'offline') await this.#dropOffline(address, signal);
      else if (this.#listed.has(address)) await this.#changed.promise;
      if (this.#listed.has(address)) {
        failures = 0;
        continue;
      }
      const connected = await this.#adb.connect(address, { signal }).then(
        (answer) => answer.connected,
        () => false,
      );
      if (signal.aborted) return;
      if (!connected) failures += 1;
      const waited = pause(this.#startTimer, Math.min(firstPause * 2 ** failures, longestPause), signal);
      // After a success the list says so in a moment; the pause only bounds the wait for it.
      await (connected ? Promise.race([waited, this.#changed.promise]) : waited);
    }
  }

  async #dropOffline(address: string, signal: AbortSignal): Promise<void> {
    await pause(this.#startTimer, offlineLimit, signal);
    if (signal.aborted || this.#listed.get(address) !== 'offline') return;
    await this.#adb.disconnect(address, { signal }).catch(() => undefined);
    await Promise.race([pause(this.#startTimer, firstPause, signal), this.#changed.promise]);
  }
}

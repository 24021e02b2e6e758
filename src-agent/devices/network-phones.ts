import type { AdbClient } from './adb/adb-client.ts';
import type { Transport } from './adb/transport-list.ts';
import { pause, type StartTimer } from './timers.ts';

const firstPause = 500;
const longestPause = 30_000;

/** Keeps phones connected that adb reaches by network: it forgets them when its server ends or they were away for long. */
export class NetworkPhones implements AsyncDisposable {
  readonly #adb: Pick<AdbClient, 'connect'>;
  readonly #startTimer: StartTimer;
  readonly #kept = new Map<string, { readonly stop: AbortController; readonly ended: Promise<void> }>();
  #listed: ReadonlySet<string> = new Set();
  #changed = Promise.withResolvers<void>();

  constructor(adb: Pick<AdbClient, 'connect'>, startTimer: StartTimer) {
    this.#adb = adb;
    this.#startTimer = startTimer;
  }

  /** Connects `host:port` now and whenever adb lost it, until it is let go. */
  keep(address: string): void {
    if (this.#kept.has(address)) return;
    const stop = new AbortController();
    this.#kept.set(address, { stop, ended: this.#stay(address, stop.signal) });
  }

  /** Stops keeping a phone; the connection there is stays. */
  async letGo(address: string): Promise<void> {
    const kept = this.#kept.get(address);
    this.#kept.delete(address);
    kept?.stop.abort();
    this.#wake();
    await kept?.ended;
  }

  /** Tells what adb lists now. */
  update(list: readonly Transport[]): void {
    this.#listed = new Set(list.map((transport) => transport.serial));
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
      if (this.#listed.has(address)) {
        failures = 0;
        await this.#changed.promise;
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
}

import type { StartTimer } from '../timers.ts';
import { pause } from '../timers.ts';
import type { AdbClient } from './adb-client.ts';
import { AdbError } from './adb-error.ts';
import { followTransports } from './follow-transports.ts';
import type { Transport } from './transport-list.ts';

/**
 * adb before version 30 tells its followers nothing when a phone that is known turns `offline` or `unauthorized`
 * (atransport::SetConnectionState did not call update_transports). So while a phone is in between, the list is asked for
 * a few times more, after these milliseconds.
 */
const laterLooks = [100, 400, 1500, 4000];
const inBetween = new Set(['offline', 'authorizing', 'connecting']);

/** What the feed needs. `onList` gets the list now and after each change. */
export type FeedParts = {
  readonly adb: Pick<AdbClient, 'track' | 'transports'>;
  readonly ensureServer: () => Promise<void>;
  readonly startTimer: StartTimer;
  readonly onList: (list: readonly Transport[]) => void;
  readonly onLost: (error: unknown) => void;
};

/** The list of transports, from one long-lived connection and, where that is known to be silent, from asking again. */
export class TransportFeed implements AsyncDisposable {
  readonly #parts: FeedParts;
  readonly #stop = new AbortController();
  readonly #following: Promise<void>;
  #last = '';
  #looks = 0;
  #stopTimer: () => void = () => undefined;

  constructor(parts: FeedParts) {
    this.#parts = parts;
    this.#following = this.#follow();
  }

  /** Asks for the list now: a connection to a phone just broke. */
  async lookNow(): Promise<void> {
    this.#looks = 0;
    await this.#look();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    this.#stopTimer();
    await this.#following;
  }

  async #follow(): Promise<void> {
    const { adb, ensureServer, startTimer, onLost } = this.#parts;
    const following = {
      client: adb,
      ensureServer,
      onLost,
      pause: (milliseconds: number, signal: AbortSignal) => pause(startTimer, milliseconds, signal),
    };
    for await (const list of followTransports(following, this.#stop.signal)) {
      this.#looks = 0;
      this.#take(list);
    }
  }

  async #look(): Promise<void> {
    try {
      const list = await this.#parts.adb.transports({ signal: this.#stop.signal });
      if (!this.#stop.signal.aborted) this.#take(list);
    } catch (error) {
      // A server that is away is the follower's business.
      if (!(error instanceof AdbError)) throw error;
    }
  }

  #take(list: readonly Transport[]): void {
    const text = JSON.stringify(list);
    if (text !== this.#last) this.#parts.onList(list);
    this.#last = text;
    this.#stopTimer();
    const wait = laterLooks[this.#looks];
    if (wait === undefined || !list.some((transport) => inBetween.has(transport.state))) return;
    this.#looks += 1;
    this.#stopTimer = this.#parts.startTimer(wait, () => void this.#look());
  }
}

import { writeIfPossible } from '../store/patient-writes.ts';
import { putSetting, readSetting, type Settings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';

/** A stretch of the log that nobody looked at: lines after `afterSeq` up to `upToSeq`. Times in epoch milliseconds. */
export type Absence = {
  readonly afterSeq: number;
  readonly upToSeq: number;
  readonly since: number;
  readonly until: number;
};

/** A page that is reloaded was not away. */
const noticedMs = 10 * 60_000;

/**
 * Knows since when nobody had the control center open. Whoever follows the log looks; the last one to leave is written down,
 * and after a crash the last line of the log stands for it.
 */
export class Presence {
  readonly #store: Store;
  #followers = 0;
  #absence: Absence | null = null;

  constructor(store: Store) {
    this.#store = store;
    // An agent that was killed while somebody looked could not write down when they stopped.
    if (readSetting(store, 'lastLooked') === null) this.#leave(this.#lastLine());
  }

  /** Somebody follows the log from now on; the answer is called when they stop. */
  enter(): () => void {
    if (this.#followers === 0) this.#return();
    this.#followers += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#followers -= 1;
      if (this.#followers === 0) this.#leave({ ...this.#lastLine(), at: this.#store.now() });
    };
  }

  /** The last time nobody looked for a while, until it was read. */
  get absence(): Absence | null {
    return this.#absence;
  }

  /** The person has read what happened. */
  seen(): void {
    this.#absence = null;
  }

  #return(): void {
    const left = readSetting(this.#store, 'lastLooked') ?? null;
    const now = this.#store.now();
    this.#remember(null);
    if (left === null || now - left.at < noticedMs) return;
    this.#absence = { afterSeq: left.seq, upToSeq: this.#lastLine().seq, since: left.at, until: now };
  }

  #leave(line: { readonly at: number; readonly seq: number }): void {
    this.#remember({ at: line.at, seq: line.seq });
  }

  /** Without room for it, people can still look; they may be told of an absence too many. */
  #remember(looked: Settings['lastLooked']): void {
    writeIfPossible(this.#store, (tx) => putSetting(tx, 'lastLooked', looked));
  }

  #lastLine(): { readonly at: number; readonly seq: number } {
    const newest = this.#store.query
      .selectFrom('event')
      .select(['seq', 'at'])
      .orderBy('seq', 'desc')
      .limit(1);
    return this.#store.get(newest) ?? { seq: 0, at: this.#store.now() };
  }
}

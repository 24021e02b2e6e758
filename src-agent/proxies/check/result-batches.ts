import type { StartTimer } from '../../devices/timers.ts';
import { type Broken, type FinishedCheck, type ResultParts, writeResults } from './check-results.ts';

/** How many results are written at once, and how long the first of them waits at most, in milliseconds. */
const batchSize = 40;
const batchWaitMs = 300;

/** Collects finished checks and writes them in batches. Disposed of, it writes what is left. */
export class ResultBatches implements Disposable {
  readonly #parts: ResultParts & { readonly startTimer: StartTimer };
  readonly #broken: Broken[] = [];
  #waiting: FinishedCheck[] = [];
  #stopTimer: () => void = () => undefined;

  constructor(parts: ResultParts & { readonly startTimer: StartTimer }) {
    this.#parts = parts;
  }

  /** Proxies that went into error in what was written so far. */
  get broken(): readonly Broken[] {
    return this.#broken;
  }

  add(check: FinishedCheck): void {
    this.#waiting.push(check);
    if (this.#waiting.length >= batchSize) this.flush();
    else if (this.#waiting.length === 1)
      this.#stopTimer = this.#parts.startTimer(batchWaitMs, () => this.flush());
  }

  flush(): void {
    this.#stopTimer();
    if (this.#waiting.length > 0) this.#broken.push(...writeResults(this.#parts, this.#waiting));
    this.#waiting = [];
  }

  [Symbol.dispose](): void {
    this.flush();
  }
}

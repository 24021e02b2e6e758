import type { StartTimer } from '../devices/timers.ts';
import type { ImportReader } from './import-reader.ts';

/** How long a file that nobody applies is held, in milliseconds. */
const holdFor = 30 * 60_000;

type Held = { readonly reader: ImportReader; stopTimer: () => void };

/** The files in hand, each in its thread's memory and nowhere else. One that nobody applies is forgotten after half an hour. */
export class HeldFiles implements AsyncDisposable {
  readonly #startTimer: StartTimer;
  readonly #onForgotten: (id: number) => void;
  readonly #held = new Map<number, Held>();

  constructor(startTimer: StartTimer, onForgotten: (id: number) => void) {
    this.#startTimer = startTimer;
    this.#onForgotten = onForgotten;
  }

  get(id: number): ImportReader | undefined {
    return this.#held.get(id)?.reader;
  }

  /** Holds a file for half an hour from now. */
  hold(id: number, reader: ImportReader): void {
    this.#held.get(id)?.stopTimer();
    this.#held.set(id, { reader, stopTimer: this.#startTimer(holdFor, () => this.#onForgotten(id)) });
  }

  /** Holds it until it is forgotten on purpose. */
  keep(id: number): void {
    this.#held.get(id)?.stopTimer();
  }

  async forget(id: number): Promise<void> {
    const held = this.#held.get(id);
    if (held === undefined) return;
    this.#held.delete(id);
    held.stopTimer();
    await held.reader[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#held.keys()].map((id) => this.forget(id)));
  }
}

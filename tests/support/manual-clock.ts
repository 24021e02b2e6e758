import type { Clock } from '../../src-main/core/clock.ts';

type Timer = { readonly at: number; readonly call: () => void };

/** A clock that stands still until it is told to go on. */
export class ManualClock implements Clock {
  #now = 1_000_000;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, call: () => void): Disposable {
    const timer = { at: this.#now + milliseconds, call };
    this.#timers.add(timer);
    return { [Symbol.dispose]: () => void this.#timers.delete(timer) };
  }

  /** How far away what is due next is, or null when nothing is. */
  get nextIn(): number | null {
    const times = [...this.#timers].map((timer) => timer.at - this.#now);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** Goes on by so many milliseconds and calls what becomes due, in its order. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const due = [...this.#timers].filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers.delete(due);
      this.#now = due.at;
      due.call();
    }
    this.#now = end;
  }
}

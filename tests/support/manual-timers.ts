import type { StartTimer } from '../../src-agent/devices/timers.ts';

/** Timers that go off only when the test moves the time, in order of their time. */
export class ManualTimers {
  now = 0;
  readonly #waiting = new Set<{ readonly at: number; readonly act: () => void }>();

  readonly start: StartTimer = (milliseconds, act) => {
    const timer = { at: this.now + milliseconds, act };
    this.#waiting.add(timer);
    return () => this.#waiting.delete(timer);
  };

  /** How many timers wait. */
  get count(): number {
    return this.#waiting.size;
  }

  /** How far away what goes off next is, or null when nothing waits. */
  get nextIn(): number | null {
    const times = [...this.#waiting].map((timer) => timer.at - this.now);
    return times.length === 0 ? null : Math.max(0, Math.min(...times));
  }

  /** Moves the time; what goes off may start timers that go off in the same move. */
  advance(milliseconds: number): void {
    const until = this.now + milliseconds;
    for (;;) {
      const next = [...this.#waiting].filter((timer) => timer.at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#waiting.delete(next);
      this.now = Math.max(this.now, next.at);
      next.act();
    }
    this.now = until;
  }
}

import type { StartTimer } from '../../src-agent/devices/timers.ts';

/**
 * A computer's two clocks. The steady one jumps from timer to timer when it is told to; the wall clock goes with it, and by
 * itself while the computer sleeps or when somebody sets it.
 */
export class DrivenClock {
  steady = 0;
  readonly #timers = new Set<{ readonly at: number; readonly act: () => void }>();
  #apart: number;

  constructor(wall: number) {
    this.#apart = wall;
  }

  get wall(): number {
    return this.steady + this.#apart;
  }

  /** As a timer of the system: it stands still while the computer sleeps, and nobody sets it. */
  readonly startTimer: StartTimer = (milliseconds, act) => {
    const timer = { at: this.steady + milliseconds, act };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  };

  /** Goes on to the next timer. */
  jump(): void {
    const next = [...this.#timers].toSorted((one, other) => one.at - other.at)[0];
    if (next === undefined) return;
    this.#timers.delete(next);
    this.steady = Math.max(this.steady, next.at);
    next.act();
  }

  /** The computer sleeps for so long, or its wall clock is set by so much; back with a minus. In milliseconds. */
  setWall(by: number): void {
    this.#apart += by;
  }
}

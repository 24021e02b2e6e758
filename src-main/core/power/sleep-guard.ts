import type { SleepBlocker } from '../ports.ts';

/** Keeps the computer from suspending the app while runs are going: one block, however many runs. */
export class SleepGuard implements Disposable {
  readonly #blocker: SleepBlocker;
  #block: number | null = null;

  constructor(blocker: SleepBlocker) {
    this.#blocker = blocker;
  }

  /** Takes how many runs are going now; none releases the block. */
  update(runsGoing: number): void {
    if (runsGoing > 0 && this.#block === null) this.#block = this.#blocker.start('prevent-app-suspension');
    if (runsGoing === 0) this[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    if (this.#block !== null) this.#blocker.stop(this.#block);
    this.#block = null;
  }
}

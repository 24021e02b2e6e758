import type { StartTimer } from '../../devices/timers.ts';
import { errorFields, type Log } from '../../log.ts';
import { doGently } from '../../steps.ts';
import type { Store } from '../../store/store.ts';
import { planNewChecks } from './check-settings.ts';
import type { ProxyChecks } from './proxy-checks.ts';

/** What the schedule is built from. */
export type ScheduleParts = {
  readonly store: Store;
  readonly checks: Pick<ProxyChecks, 'checkDue' | 'nextDueAt'>;
  readonly startTimer: StartTimer;
  readonly log: Log;
};

/** Between two looks: at least so long, so that checks that are spread out are done a few at a time, … */
const shortestPauseMs = 60_000;
/** … and at most so long, because timers stand still while the computer sleeps. */
const longestPauseMs = 15 * 60_000;

/** The loop over the proxies whose check is due: one timer, set to the next of them. When they are due is kept in the store. */
export class CheckSchedule implements AsyncDisposable {
  readonly #parts: ScheduleParts;
  #stopTimer: () => void = () => undefined;
  #look: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(parts: ScheduleParts) {
    this.#parts = parts;
    this.wake();
  }

  /** Looks now: a check became due, or the rhythm changed. */
  wake(): void {
    if (this.#stopped) return;
    this.#stopTimer();
    this.#again = true;
    this.#look ??= this.#lookWhileAsked().finally(() => {
      this.#look = null;
      this.#wait();
    });
  }

  /** Starts nothing more and waits for what is being looked at; the checks themselves are ended by their owner. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    this.#stopTimer();
    await this.#look;
  }

  async #lookWhileAsked(): Promise<void> {
    const { store, checks, log } = this.#parts;
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        await doGently(planNewChecks(store));
        await checks.checkDue();
      } catch (error) {
        log.error('a round of proxy checks broke unexpectedly', errorFields(error));
      }
    }
  }

  #wait(): void {
    if (this.#stopped) return;
    const { store, checks, startTimer } = this.#parts;
    const due = checks.nextDueAt();
    const until = due === null ? longestPauseMs : due - store.now();
    this.#stopTimer = startTimer(Math.min(longestPauseMs, Math.max(shortestPauseMs, until)), () =>
      this.wake(),
    );
  }
}

import type { StartTimer } from '../devices/timers.ts';
import { errorFields, type Log } from '../log.ts';
import type { StepKeeper } from './step-keeping.ts';

/** The first look comes when starting is long over. */
const firstLookMs = 5 * 60_000;
const lookEveryMs = 60 * 60_000;
const sweepEveryMs = 24 * 60 * 60_000;

/** Sweeps the screens of old steps once a day, and between when there are more than may be. */
export class DailySweep implements AsyncDisposable {
  readonly #parts: { readonly keeper: StepKeeper; readonly startTimer: StartTimer; readonly log: Log };
  #stopTimer: () => void;
  #sweeping: Promise<void> = Promise.resolve();

  constructor(parts: { readonly keeper: StepKeeper; readonly startTimer: StartTimer; readonly log: Log }) {
    this.#parts = parts;
    this.#stopTimer = parts.startTimer(firstLookMs, () => this.#look());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopTimer();
    await this.#sweeping;
  }

  #look(): void {
    const { keeper, startTimer, log } = this.#parts;
    this.#stopTimer = startTimer(lookEveryMs, () => this.#look());
    if (!keeper.isDue(sweepEveryMs)) return;
    this.#sweeping = keeper.sweep().then(
      (steps) => (steps > 0 ? log.info('screens of old steps were pruned', { steps }) : undefined),
      (error: unknown) => log.warn('screens of old steps were not pruned', errorFields(error)),
    );
  }
}

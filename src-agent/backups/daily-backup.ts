import type { StartTimer } from '../devices/timers.ts';
import { errorFields, type Log } from '../log.ts';
import type { Backups } from './backups.ts';

/** The first look comes when starting is over. */
const firstLookMs = 60_000;
const lookEveryMs = 60 * 60_000;

/** A little less than a day, so that the copy of somebody who comes at nine is not made a day later each week. */
const freshFor = 20 * 60 * 60_000;

/** What the daily copy is made with; `now` in epoch milliseconds. */
export type DailyBackupParts = {
  readonly backups: Backups;
  readonly now: () => number;
  readonly startTimer: StartTimer;
  readonly log: Log;
};

/** Copies the database once a day while Switchyard runs. */
export class DailyBackup implements AsyncDisposable {
  readonly #parts: DailyBackupParts;
  #stopTimer: () => void;
  #making: Promise<void> = Promise.resolve();

  constructor(parts: DailyBackupParts) {
    this.#parts = parts;
    this.#stopTimer = parts.startTimer(firstLookMs, () => this.#look());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopTimer();
    await this.#making;
  }

  #look(): void {
    const { backups, now, startTimer, log } = this.#parts;
    this.#stopTimer = startTimer(lookEveryMs, () => this.#look());
    const newest = backups.list().find(({ reason }) => reason === 'daily');
    // A copy from the future was made before the clock was set back.
    const age = newest === undefined ? Infinity : Math.abs(now() - Date.parse(newest.at));
    if (age < freshFor) return;
    this.#making = backups.create('daily').then(
      () => undefined,
      (error: unknown) => log.warn('the daily copy of the database was not made', errorFields(error)),
    );
  }
}

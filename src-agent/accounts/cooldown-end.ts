import { sql } from 'kysely';
import type { StartTimer } from '../devices/timers.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Store } from '../store/store.ts';
import { changeAccountStatus } from './account-status.ts';

/** Timers of the system hold less than 25 days, and a computer that slept wakes them late: look again after this time. */
const longestSleep = 10 * 60_000;

/** Accounts that are woken in one go. */
const atOnce = 200;

/** Literal, because the partial index is only used when SQLite can see the status. */
const nextEnd = plainSql<{ next: number | null }>(
  "SELECT min(cooldown_until) AS next FROM account WHERE status = 'cooldown'",
);

/**
 * Ends the rest of accounts when its time has come. It looks after every change in the store and when the next rest ends,
 * so also at the start for what ended while Switchyard was not running.
 */
export class CooldownEnd implements AsyncDisposable {
  readonly #store: Store;
  readonly #startTimer: StartTimer;
  readonly #stopListening: () => void;
  #armedFor: number | null = null;
  #stopTimer: () => void = () => undefined;

  constructor(store: Store, startTimer: StartTimer) {
    this.#store = store;
    this.#startTimer = startTimer;
    this.#stopListening = store.onAppend(() => this.#arm());
    this.#arm();
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#stopListening();
    this.#stopTimer();
    return Promise.resolve();
  }

  #arm(): void {
    const next = this.#nextEnd();
    if (next === this.#armedFor) return;
    this.#stopTimer();
    this.#armedFor = next;
    if (next === null) return;
    const wait = Math.min(longestSleep, Math.max(0, next - this.#store.now()));
    this.#stopTimer = this.#startTimer(wait, () => {
      this.#armedFor = null;
      this.#endSome();
      this.#arm();
    });
  }

  #nextEnd(): number | null {
    return this.#store.get(nextEnd)?.next ?? null;
  }

  #endSome(): void {
    this.#store.write((tx) => {
      const now = this.#store.now();
      const over = tx.all(
        tx.query
          .selectFrom('account')
          .select('id')
          .where(sql<boolean>`status = 'cooldown'`)
          .where('cooldown_until', '<=', now)
          .limit(atOnce),
      );
      for (const { id } of over)
        changeAccountStatus(tx, id, { status: 'active', by: 'timer', reason: null }, now);
    });
  }
}

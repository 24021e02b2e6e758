import type { StartTimer } from '../devices/timers.ts';
import { errorFields, type Log } from '../log.ts';
import { plainSql } from './plain-sql.ts';
import { StorageError } from './storage-trouble.ts';
import type { Store } from './store.ts';

const tryAgainAfterMs = 5_000;

/** As much as work writes at once, so that a disk with a little room is not taken for one that works. */
const triedLetters = 64 * 1024;

/** What the watch is built from. */
export type StorageWatchParts = {
  readonly store: Store;
  readonly startTimer: StartTimer;
  readonly log: Log;
};

/** While the database cannot be written, says so once and tries until it can; then everybody goes on. */
export class StorageWatch implements Disposable {
  readonly #parts: StorageWatchParts;
  readonly #stopListening: () => void;
  #stopTimer: () => void = () => undefined;
  #told = 'ok';

  constructor(parts: StorageWatchParts) {
    this.#parts = parts;
    this.#stopListening = parts.store.storage.onChange(() => this.#look());
    this.#look();
  }

  [Symbol.dispose](): void {
    this.#stopListening();
    this.#stopTimer();
  }

  #look(): void {
    const { store, log } = this.#parts;
    const { state } = store.storage;
    if (state.state === this.#told) return;
    this.#told = state.state;
    if (state.state === 'ok') log.info('the database can be written again');
    else log.error(state.message, { trouble: state.state });
    this.#stopTimer();
    if (state.state !== 'ok' && state.state !== 'broken') this.#tryLater();
  }

  #tryLater(): void {
    this.#stopTimer = this.#parts.startTimer(tryAgainAfterMs, () => this.#try());
  }

  #try(): void {
    const { store } = this.#parts;
    const { state } = store.storage;
    if (state.state === 'ok' || state.state === 'broken') return;
    try {
      store.write((tx) => tx.run(plainSql(tryRoom, ['x'.repeat(triedLetters)])), 'durable');
      store.write((tx) => {
        tx.run(plainSql(giveRoomBack));
        tx.append({
          type: 'storage.recovered',
          message: 'The database can be written again',
          data: { trouble: state.state, since: state.since },
        });
      });
    } catch (error) {
      if (!(error instanceof StorageError))
        this.#parts.log.error('trying the disk failed', errorFields(error));
      return this.#tryLater();
    }
    store.storage.recover();
  }
}

const tryRoom = `INSERT INTO setting (key, value) VALUES ('storageTried', ?)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value`;
const giveRoomBack = `DELETE FROM setting WHERE key = 'storageTried'`;

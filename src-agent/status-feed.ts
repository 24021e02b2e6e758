import { sql } from 'kysely';
import type { AgentStatus } from '../src-shared/processes/shell-wire.ts';
import type { Store } from './store/store.ts';

/** What the tray shows, told anew whenever it changed. */
export class AgentStatusFeed implements Disposable {
  readonly #store: Store;
  readonly #listeners = new Set<(status: AgentStatus) => void>();
  readonly #stop: () => void;
  #last = '';
  #pending = false;

  constructor(store: Store) {
    this.#store = store;
    const ends = [store.onAppend(() => this.#tellSoon()), store.storage.onChange(() => this.#tellSoon())];
    this.#stop = () => ends.forEach((end) => end());
  }

  /** Calls back at once and after every change; returns how to stop it. */
  subscribe(listener: (status: AgentStatus) => void): () => void {
    this.#listeners.add(listener);
    listener(readStatus(this.#store));
    return () => this.#listeners.delete(listener);
  }

  [Symbol.dispose](): void {
    this.#stop();
    this.#listeners.clear();
  }

  #tellSoon(): void {
    if (this.#pending || this.#listeners.size === 0) return;
    this.#pending = true;
    setImmediate(() => {
      this.#pending = false;
      if (this.#listeners.size === 0) return;
      const status = readStatus(this.#store);
      const text = JSON.stringify(status);
      if (text === this.#last) return;
      this.#last = text;
      for (const listener of this.#listeners) listener(status);
    });
  }
}

function readStatus(store: Store): AgentStatus {
  const phones = store.all(
    store.query.selectFrom('device').select(['name', 'state']).where('state', '!=', 'absent').limit(500),
  );
  const going = store.get(
    store.query
      .selectFrom('run')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('status', '=', 'running'),
  );
  const review = store.get(
    store.query
      .selectFrom('job')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where(sql<boolean>`status = 'needs_review'`),
  );
  return {
    phones,
    runsGoing: going?.count ?? 0,
    jobsNeedingPerson: review?.count ?? 0,
    storage: store.storage.state.state,
  };
}

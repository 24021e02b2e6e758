import type { Store } from '../store/store.ts';

/** Tells when a phone's lease ended, whoever ended it: read from the event log after each transaction that wrote to it. */
export class ReleaseWatch implements Disposable {
  readonly #store: Store;
  readonly #onReleased: (deviceId: number) => void;
  readonly #stop: () => void;
  #seen: number;

  constructor(store: Store, onReleased: (deviceId: number) => void) {
    this.#store = store;
    this.#onReleased = onReleased;
    const newest = store.get(store.query.selectFrom('event').select(({ fn }) => fn.max('seq').as('seq')));
    this.#seen = newest?.seq ?? 0;
    this.#stop = store.onAppend(() => this.#look());
  }

  [Symbol.dispose](): void {
    this.#stop();
  }

  #look(): void {
    const lines = this.#store.all(
      this.#store.query
        .selectFrom('event')
        .select(['seq', 'type', 'device_id'])
        .where('seq', '>', this.#seen)
        .orderBy('seq'),
    );
    for (const { seq, type, device_id } of lines) {
      this.#seen = seq;
      const ended = type === 'device.released' || type === 'device.given_back';
      if (ended && device_id !== null) this.#onReleased(device_id);
    }
  }
}

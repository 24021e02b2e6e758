import { generateOperationKey } from '@orpc/tanstack-query';
import type { QueryClient } from '@tanstack/react-query';
import type { Event } from '../../src-shared/domain/event.ts';
import type { LiveFeed } from './live-feed.ts';
import { staleKeys, type StaleKey } from './stale-keys.ts';

const batchMs = 100;

/**
 * Keeps the query cache true to the event log. Marks are gathered for a moment, and the next batch waits until
 * the last one was read again, so that a busy run never cancels its own reading over and over.
 */
export class LiveCache {
  readonly #queries: QueryClient;
  readonly #later: (callback: () => void, milliseconds: number) => void;
  #marked = new Map<string, StaleKey>();
  #busy = false;

  constructor(queries: QueryClient, later: (callback: () => void, milliseconds: number) => void) {
    this.#queries = queries;
    this.#later = later;
  }

  /** Follows the feed until the returned function is called. */
  follow(feed: Pick<LiveFeed, 'onEvent' | 'onOpen'>): () => void {
    const ends = [
      feed.onEvent((event) => this.#mark(staleKeys(event))),
      feed.onOpen(() => this.#mark([{ path: [] }])),
    ];
    return () => ends.forEach((end) => end());
  }

  #mark(keys: readonly StaleKey[]): void {
    for (const key of keys) this.#marked.set(JSON.stringify(key), key);
    if (!this.#busy && this.#marked.size > 0) this.#schedule();
  }

  #schedule(): void {
    this.#busy = true;
    this.#later(() => void this.#flush(), batchMs);
  }

  async #flush(): Promise<void> {
    const keys = [...this.#marked.values()];
    this.#marked = new Map();
    await Promise.allSettled(
      keys.map(({ path, input }) =>
        this.#queries.invalidateQueries({
          queryKey: generateOperationKey(path, input === undefined ? {} : { input }),
        }),
      ),
    );
    if (this.#marked.size > 0) this.#schedule();
    else this.#busy = false;
  }
}

/** Joins two readings of the log: every event once, in order. */
export function joinEvents(one: readonly Event[], other: readonly Event[]): Event[] {
  const bySeq = new Map([...one, ...other].map((event) => [event.seq, event]));
  return [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
}

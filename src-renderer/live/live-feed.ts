import type { Event } from '../../src-shared/domain/event.ts';
import { isSignedOut } from '../agent/failure.ts';

/** How the live connection stands. */
export type FeedState = 'connecting' | 'live' | 'reconnecting' | 'signed_out';

/** Opens the event stream after a sequence number, or with what happens next. */
export type Subscribe = (after: number | undefined, signal: AbortSignal) => Promise<AsyncIterable<Event>>;

type Options = {
  readonly subscribe: Subscribe;
  /** Waits; resolves early when the signal fires. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
};

const keep = 2000;

/** How long to wait before the nth try to reconnect (1 and up), in milliseconds, with jitter. */
export function reconnectDelay(attempt: number, random: () => number): number {
  const base = Math.min(10_000, 400 * 2 ** (attempt - 1));
  return Math.round(base * (0.7 + 0.6 * random()));
}

/** The page's one subscription to the event log: resumes where it broke off and remembers the latest events. */
export class LiveFeed implements AsyncDisposable {
  readonly #options: Options;
  readonly #stop = new AbortController();
  readonly #eventListeners = new Set<(event: Event) => void>();
  readonly #stateListeners = new Set<() => void>();
  readonly #openListeners = new Set<() => void>();
  #recent: Event[] = [];
  #state: FeedState = 'connecting';
  #last: number | undefined;
  #done: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Starts following; call once, after the listeners are in place. */
  start(): void {
    this.#done = this.#follow();
  }

  readonly state = (): FeedState => this.#state;

  /** The latest events, oldest first. */
  recent(): readonly Event[] {
    return this.#recent;
  }

  readonly onState = (listener: () => void): (() => void) => listen(this.#stateListeners, listener);
  readonly onEvent = (listener: (event: Event) => void): (() => void) =>
    listen(this.#eventListeners, listener);
  /** Calls back each time the stream was opened: what was read before may have missed something. */
  readonly onOpen = (listener: () => void): (() => void) => listen(this.#openListeners, listener);

  async #follow(): Promise<void> {
    const { signal } = this.#stop;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        const stream = await this.#options.subscribe(this.#last, signal);
        this.#become('live');
        for (const listener of this.#openListeners) listener();
        for await (const event of stream) {
          attempt = 0;
          this.#take(event);
        }
      } catch (error) {
        if (isSignedOut(error)) return this.#become('signed_out');
      }
      if (signal.aborted) return;
      this.#become('reconnecting');
      await this.#options.wait(reconnectDelay(Math.max(1, attempt), this.#options.random), signal);
    }
  }

  #take(event: Event): void {
    this.#last = event.seq;
    this.#recent.push(event);
    if (this.#recent.length > keep * 2) this.#recent = this.#recent.slice(-keep);
    for (const listener of this.#eventListeners) listener(event);
  }

  #become(state: FeedState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#stateListeners) listener();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

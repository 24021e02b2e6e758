import { Worker } from 'node:worker_threads';
import type { StartTimer } from '../devices/timers.ts';
import type { MediaAnswer, MediaRequest, MediaResult, MediaWork } from './media-work.ts';

/** How long one piece of work may take, in milliseconds; then the thread is given up. */
const longest = 60_000;

/** Memory of the thread besides what pictures are decoded into, in megabytes. */
const memory = 512;

type Waiting = { readonly resolve: (result: MediaResult) => void; readonly stopTimer: () => void };

/**
 * The thread beside the agent that reads and draws files, so that the agent itself never waits for them. Started when
 * first needed, anew after it broke; what it had in hand then is refused.
 */
export class MediaWorkshop implements AsyncDisposable {
  readonly #program: URL;
  readonly #startTimer: StartTimer;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  #lastId = 0;

  /** `program`: where the thread's program lies. */
  constructor(program: URL, startTimer: StartTimer) {
    this.#program = program;
    this.#startTimer = startTimer;
  }

  do(work: MediaWork): Promise<MediaResult> {
    const thread = (this.#thread ??= this.#start());
    const { promise, resolve } = Promise.withResolvers<MediaResult>();
    this.#lastId += 1;
    const id = this.#lastId;
    const stopTimer = this.#startTimer(longest, () => void thread.terminate());
    this.#waiting.set(id, { resolve, stopTimer });
    thread.ref();
    thread.postMessage({ id, work } satisfies MediaRequest);
    return promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread?.terminate();
  }

  #start(): Worker {
    const thread = new Worker(this.#program, {
      resourceLimits: { maxOldGenerationSizeMb: memory },
      // The agent's environment holds more than a reader of pictures should see.
      env: {},
    });
    thread.on('message', ({ id, result }: MediaAnswer) => this.#settle(id, result));
    // What went wrong is told by the exit that follows.
    thread.on('error', () => undefined);
    thread.once('exit', () => {
      this.#thread = null;
      for (const id of this.#waiting.keys())
        this.#settle(id, { refused: 'It cannot be worked with; it may be damaged. Export it again.' });
    });
    return thread;
  }

  #settle(id: number, result: MediaResult): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.stopTimer();
    waiting?.resolve(result);
    // A thread that waits for work does not keep the program alive.
    if (this.#waiting.size === 0) this.#thread?.unref();
  }
}

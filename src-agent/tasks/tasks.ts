import { uuidv7 } from 'uuidv7';
import type { Task } from '../../src-shared/domain/task.ts';
import { done, notFound, type Outcome } from '../outcome.ts';
import { writeIfPossible } from '../store/patient-writes.ts';
import type { Store } from '../store/store.ts';

/** What a task tells while it works. */
export type Progress = {
  /** Aborted when the person cancels the task or the agent ends. */
  readonly signal: AbortSignal;
  /** So many are done; with `total` when it became known. */
  readonly tell: (done: number, total?: number) => void;
};

/** How often progress is written to the log at most, in milliseconds. */
const tellEvery = 400;

/** Finished tasks that are remembered. */
const remembered = 50;

type Running = { task: Task; readonly stop: AbortController; toldAt: number; finished: Promise<void> };

/**
 * Work that takes longer than a moment: it is known by an id, shows its progress in the event log and can be cancelled. What
 * it does is its own; ending the agent cancels all and waits for them.
 */
export class Tasks implements AsyncDisposable {
  readonly #store: Store;
  readonly #tasks = new Map<string, Running>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Starts `work`, whose answer is the sentence that says what came out. */
  start(
    about: Pick<Task, 'kind' | 'title'> & { readonly total?: number },
    work: (progress: Progress) => Promise<string>,
  ): Task {
    const running: Running = {
      task: {
        id: uuidv7(),
        kind: about.kind,
        title: about.title,
        status: 'running',
        done: 0,
        total: about.total ?? null,
        message: null,
        startedAt: this.#at(),
        finishedAt: null,
      },
      stop: new AbortController(),
      toldAt: 0,
      finished: Promise.resolve(),
    };
    this.#tasks.set(running.task.id, running);
    this.#forgetOld();
    this.#write(running);
    running.finished = this.#run(running, work);
    return running.task;
  }

  /** Newest first. */
  list(): Task[] {
    return [...this.#tasks.values()].map(({ task }) => task).toReversed();
  }

  get(id: string): Outcome<Task> {
    const running = this.#tasks.get(id);
    return running === undefined ? notFound('task', id) : done(running.task);
  }

  /** Asks a task to stop, and answers it when it has. */
  async cancel(id: string): Promise<Outcome<Task>> {
    const running = this.#tasks.get(id);
    if (running === undefined) return notFound('task', id);
    running.stop.abort();
    await running.finished;
    return done(running.task);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { stop } of this.#tasks.values()) stop.abort();
    await Promise.all([...this.#tasks.values()].map(({ finished }) => finished));
  }

  async #run(running: Running, work: (progress: Progress) => Promise<string>): Promise<void> {
    const { signal } = running.stop;
    const tell = (count: number, total?: number) => {
      running.task = { ...running.task, done: count, total: total ?? running.task.total };
      if (this.#store.now() - running.toldAt >= tellEvery) this.#write(running);
    };
    try {
      const message = await work({ signal, tell });
      this.#finish(running, signal.aborted ? 'cancelled' : 'done', message);
    } catch (error) {
      if (signal.aborted) return this.#finish(running, 'cancelled', 'It was cancelled.');
      this.#finish(running, 'failed', error instanceof Error ? error.message : 'It failed unexpectedly.');
    }
  }

  #finish(running: Running, status: Task['status'], message: string): void {
    running.task = { ...running.task, status, message, finishedAt: this.#at() };
    this.#write(running);
  }

  #write(running: Running): void {
    running.toldAt = this.#store.now();
    const { id, kind, title, status, done: count, total, message } = running.task;
    // Without room for its line it goes on all the same; it is in the list.
    writeIfPossible(this.#store, (tx) =>
      tx.append({
        type: 'task.updated',
        message: message ?? title,
        data: { id, kind, status, done: count, total },
      }),
    );
  }

  #forgetOld(): void {
    const finished = [...this.#tasks.values()].filter(({ task }) => task.status !== 'running');
    for (const { task } of finished.slice(0, -remembered)) this.#tasks.delete(task.id);
  }

  #at(): string {
    return new Date(this.#store.now()).toISOString();
  }
}

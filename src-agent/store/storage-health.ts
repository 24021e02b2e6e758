import type { StorageState } from '../../src-shared/domain/system.ts';
import { StorageError, storageSentence, storageTrouble } from './storage-trouble.ts';

/** Knows whether the database can be written, and lets others wait until it can. */
export class StorageHealth {
  readonly #file: string;
  readonly #clock: () => number;
  readonly #listeners = new Set<() => void>();
  #state: StorageState = { state: 'ok' };
  #isEnding = false;

  constructor(file: string, clock: () => number) {
    this.#file = file;
    this.#clock = clock;
  }

  get state(): StorageState {
    return this.#state;
  }

  /** Throws StorageError while the database cannot be written. */
  assertOk(): void {
    if (this.#state.state !== 'ok') throw new StorageError(this.#state.state, this.#state.message);
  }

  /** What a failed access is for its caller: a StorageError, which is noted where it was a write or the end of all; else the error as it is. */
  judge(error: unknown, access: 'read' | 'write'): unknown {
    const trouble = storageTrouble(error);
    if (trouble === null || error instanceof StorageError) return error;
    const message = storageSentence(trouble, this.#file);
    if (access === 'write' || trouble === 'broken') {
      const { state } = this.#state;
      if (state !== trouble && state !== 'broken') {
        const since = state === 'ok' ? new Date(this.#clock()).toISOString() : this.#state.since;
        this.#become({ state: trouble, since, message });
      }
    }
    return new StorageError(trouble, message, error);
  }

  /** The disk takes writes again. A broken database stays broken. */
  recover(): void {
    if (this.#state.state !== 'ok' && this.#state.state !== 'broken') this.#become({ state: 'ok' });
  }

  /** True as soon as the database can be written; false when it never will, or Switchyard ends before. */
  async untilOk(): Promise<boolean> {
    while (this.#state.state !== 'ok') {
      if (this.#isEnding || this.#state.state === 'broken') return false;
      const { promise, resolve } = Promise.withResolvers<void>();
      const stop = this.onChange(resolve);
      await promise;
      stop();
    }
    return true;
  }

  /** Switchyard ends: nobody waits any more, from now on. */
  stopWaiting(): void {
    this.#isEnding = true;
    this.#tell();
  }

  /** Calls back when trouble begins, changes or ends; returns how to stop it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #become(state: StorageState): void {
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

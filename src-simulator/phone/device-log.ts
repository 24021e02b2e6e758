type Priority = 'V' | 'D' | 'I' | 'W' | 'E' | 'F';

const remembered = 500;

/** What the phone's programs log, as `logcat -v threadtime` prints it. */
export class DeviceLog {
  readonly #now: () => number;
  readonly #listeners = new Set<(line: string) => void>();
  #lines: string[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  write(priority: Priority, tag: string, message: string): void {
    const time = new Date(this.#now()).toISOString().slice(5, 23).replace('T', ' ');
    const line = `${time}  1432  1588 ${priority} ${tag}: ${message}`;
    this.#lines = [...this.#lines.slice(-remembered + 1), line];
    for (const listener of this.#listeners) listener(line);
  }

  /** The newest lines, oldest first. */
  recent(count: number): readonly string[] {
    return this.#lines.slice(-count);
  }

  /** Calls back with every further line; returns how to stop it. */
  follow(listener: (line: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

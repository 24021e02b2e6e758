import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A text file that never grows beyond so many bytes: when it would, it becomes `.1` in place of the one before. */
export class BoundedFile {
  readonly #file: string;
  readonly #largest: number;
  #size: number;

  constructor(file: string, largest: number) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    this.#file = file;
    this.#largest = largest;
    this.#size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Appends at once, so that a crash loses nothing. */
  write(text: string): void {
    const bytes = Buffer.byteLength(text);
    if (this.#size > 0 && this.#size + bytes > this.#largest) {
      renameSync(this.#file, `${this.#file}.1`);
      this.#size = 0;
    }
    appendFileSync(this.#file, text, { mode: 0o600 });
    this.#size += bytes;
  }
}

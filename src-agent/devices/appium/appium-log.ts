import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { storageTrouble } from '../../store/storage-trouble.ts';

const largest = 4 * 1024 * 1024;
const ranks: Readonly<Record<string, number>> = { error: 0, warn: 1, info: 2, http: 2, debug: 3 };

/** Appium's log in a file that never grows beyond 4 MB; the one before it is kept as `.1`. Secrets are left out. */
export class AppiumLog {
  readonly #file: string;
  readonly #rank: number;
  readonly #secrets: readonly string[];
  #size: number;

  constructor(file: string, level: 'error' | 'info' | 'debug', secrets: readonly string[]) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    this.#file = file;
    this.#rank = ranks[level] ?? 0;
    this.#secrets = secrets;
    this.#size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Appends a line when its level is wanted, and when the disk takes it: Appium goes on without a log. */
  write(level: string, message: string): void {
    if ((ranks[level] ?? 3) > this.#rank) return;
    const text = this.#secrets.reduce((line, secret) => line.replaceAll(secret, '/…'), message);
    const line = `${new Date().toISOString()} ${level} ${text}\n`;
    try {
      if (this.#size + line.length > largest) {
        renameSync(this.#file, `${this.#file}.1`);
        this.#size = 0;
      }
      appendFileSync(this.#file, line, { mode: 0o600 });
      this.#size += Buffer.byteLength(line);
    } catch (error) {
      if (storageTrouble(error) === null) throw error;
    }
  }
}

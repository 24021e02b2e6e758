import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { storageTrouble } from '../store/storage-trouble.ts';

const sessions = z.array(z.object({ digest: z.string(), since: z.number() }));

/** Pages that are signed in: the digest of each one's cookie and when it was let in, epoch milliseconds. */
export type KnownSessions = z.infer<typeof sessions>;

/** Keeps who is signed in over a restart, in a file that only its owner can read. */
export class SessionFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  read(): KnownSessions {
    try {
      return sessions.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      // Not there yet, or spoilt: pages are let in anew.
      return [];
    }
  }

  /**
   * Replaces the file as a whole, so that it is never half written. On a disk without room people still come in, to see
   * what is wrong; after the next start they have to come in anew.
   */
  write(known: KnownSessions): void {
    const fresh = `${this.#path}.new`;
    try {
      writeFileSync(fresh, JSON.stringify(known), { mode: 0o600 });
      renameSync(fresh, this.#path);
    } catch (error) {
      if (storageTrouble(error) === null) throw error;
    }
  }
}

import { createHash, randomBytes } from 'node:crypto';
import type { SessionFile } from './session-file.ts';

/** How many pages may be signed in at a time; the oldest is signed out when one more comes. */
const mostSessions = 32;

/** How long a page stays signed in, in milliseconds. */
const sessionLifeMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Lets a browser in once: a code that travels in the address's fragment, which browsers never send to a server, is
 * exchanged for a cookie and is then of no more use. Cookies outlive the agent, so that a page that is open recovers
 * when it is started again; what is kept of them, in memory and on disk, is a digest that opens nothing.
 */
export class EntryCodes {
  readonly #codes = new Set<string>();
  readonly #file: SessionFile | null;
  readonly #now: () => number;
  #since: Map<string, number>;

  constructor(file: SessionFile | null, now: () => number) {
    this.#file = file;
    this.#now = now;
    this.#since = new Map(file?.read().map(({ digest, since }) => [digest, since]));
  }

  /** Whether a cookie value belongs to a page that was let in. */
  has(session: string): boolean {
    const since = this.#since.get(digestOf(session));
    return since !== undefined && this.#now() - since < sessionLifeMs;
  }

  /** A code that opens one page. */
  issue(): string {
    const code = randomBytes(24).toString('base64url');
    this.#codes.add(code);
    return code;
  }

  /** The cookie value for a code; null when it was never issued or was used. */
  redeem(code: string): string | null {
    if (!this.#codes.delete(code)) return null;
    const session = randomBytes(32).toString('base64url');
    this.#since.set(digestOf(session), this.#now());
    const alive = [...this.#since].filter(([, since]) => this.#now() - since < sessionLifeMs);
    this.#since = new Map(alive.slice(-mostSessions));
    this.#file?.write([...this.#since].map(([digest, since]) => ({ digest, since })));
    return session;
  }
}

function digestOf(session: string): string {
  return createHash('sha256').update(session).digest('base64url');
}

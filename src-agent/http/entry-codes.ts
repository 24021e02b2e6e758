import { randomBytes } from 'node:crypto';

/** How many pages may be signed in at a time; the oldest is signed out when one more comes. */
const mostSessions = 32;

/**
 * Lets a browser in once: a code that travels in the address's fragment, which browsers never send to a server, is
 * exchanged for a cookie and is then of no more use.
 */
export class EntryCodes {
  readonly sessions = new Set<string>();
  readonly #codes = new Set<string>();

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
    this.sessions.add(session);
    if (this.sessions.size > mostSessions) this.sessions.delete([...this.sessions][0] ?? '');
    return session;
  }
}

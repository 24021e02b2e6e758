import type { Browser } from 'webdriverio';

/** Where a session is ended; `signal` bounds how long that may take. */
export type SessionEnd = {
  readonly fetch: typeof fetch;
  readonly url: URL | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
};

/**
 * Ends a session by a DELETE of its own connection, which also cuts a call in flight. Throws what the request throws; in any
 * case webdriverio forgets the session, whose objects it would otherwise keep for good: it waits to see that command, which
 * it did not send itself (SessionManager in webdriverio 9.32).
 */
export async function deleteSession(browser: Browser, end: SessionEnd): Promise<void> {
  const { fetch: ask, url, headers = {}, signal } = end;
  try {
    const answer = await ask(url, { method: 'DELETE', headers, signal });
    // Unread, its body would keep the connection.
    await answer.body?.cancel();
  } finally {
    browser.emit('command', {
      command: 'deleteSession',
      method: 'DELETE',
      endpoint: '/session/:sessionId',
      body: {},
    });
  }
}

/** How this browser stands with the agent after the page was opened. */
export type Entry = 'entered' | 'refused' | 'nothing_to_enter' | 'unreachable';

/** The one-time code of an address that ends in `#enter=<code>`, or null. */
export function entryCode(hash: string): string | null {
  return /^#enter=([A-Za-z0-9_-]{8,})$/.exec(hash)?.[1] ?? null;
}

/**
 * Trades the one-time code in the address for a session cookie. The code leaves the address bar and the
 * history whatever comes of it.
 */
export async function enter(page: Pick<Window, 'location' | 'history'>, send: typeof fetch): Promise<Entry> {
  const code = entryCode(page.location.hash);
  if (code === null) return 'nothing_to_enter';
  page.history.replaceState(null, '', '#/');
  try {
    const answer = await send('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    return answer.ok ? 'entered' : 'refused';
  } catch {
    return 'unreachable';
  }
}

import type { Clock } from '../../automation/clock.ts';
import type { Look } from '../../automation/looking.ts';

/** How long a feed must show the same at the same places to be at rest, and when waiting for it ends, in milliseconds. */
const restMs = 600;
const mostMs = 5000;

/**
 * Tells of look after look whether the feed is at rest, by what `read` says of it. A tab that is tapped where it is open
 * already first shows the feed as it was and then moves it to its beginning.
 */
export function atRest(clock: Clock, read: (look: Look) => string): (look: Look) => boolean {
  const began = clock.now();
  let last: { readonly says: string; readonly since: number } | null = null;
  return (look) => {
    const now = clock.now();
    const says = read(look);
    if (last?.says !== says) last = { says, since: now };
    return now - last.since >= restMs || now - began >= mostMs;
  };
}

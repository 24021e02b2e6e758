import { throwIfAborted, type Eyes } from '../../automation/looking.ts';
import type { Stopped } from '../delivery.ts';
import type { Verdict } from './judge.ts';

/** What one reading says became of an earlier attempt. */
type Read = { readonly kind: 'read'; readonly verdict: Verdict };

/**
 * Reads once, and once more some time (in milliseconds) later where it was not published: that allows another attempt, so
 * one reading is not enough. `reads`: how many there were.
 */
export async function readTwice<Reading extends Read>(
  { clock, signal }: Eyes,
  recheckMs: number,
  read: () => Promise<Reading | Stopped>,
): Promise<{ readonly kind: 'read'; readonly reading: Reading; readonly reads: number } | Stopped> {
  const first = await read();
  if (first.kind === 'stopped') return first;
  if (first.verdict !== 'not_published') return { kind: 'read', reading: first, reads: 1 };
  await clock.delay(recheckMs, signal);
  throwIfAborted(signal);
  const second = await read();
  return second.kind === 'stopped' ? second : { kind: 'read', reading: second, reads: 2 };
}

import { PhoneError } from './phone-driver.ts';

/**
 * Waits for what is going on unless the signal aborts first: then a PhoneError `cancelled` with that message. Each wait has a
 * promise of its own: racing one that lasts would keep every result, a page source or a picture, for as long.
 */
export async function untilAborted<Value>(
  going: Promise<Value>,
  signal: AbortSignal,
  message: string,
): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(new PhoneError('cancelled', message));
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([going, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

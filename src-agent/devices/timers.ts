import type { Store } from '../store/store.ts';

/** Starts a timer and gives back how to stop it. A parameter wherever time passes, so that tests drive the clock. */
export type StartTimer = (milliseconds: number, act: () => void) => () => void;

/** Real time; a waiting timer does not keep the program alive. */
export const startRealTimer: StartTimer = (milliseconds, act) => {
  const timer = setTimeout(act, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};

/** Waits; ends early, without throwing, when the signal aborts. */
export async function pause(
  startTimer: StartTimer,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = startTimer(milliseconds, resolve);
  const onAbort = () => resolve();
  signal.addEventListener('abort', onAbort, { once: true });
  await promise;
  stop();
  signal.removeEventListener('abort', onAbort);
}

/** Waits for the next change in the store, at most so many milliseconds; ends early, without throwing, when the signal aborts. */
export async function nextChange(
  store: Pick<Store, 'onAppend'>,
  startTimer: StartTimer,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  const changed = new AbortController();
  const stop = store.onAppend(() => changed.abort());
  await pause(startTimer, milliseconds, AbortSignal.any([signal, changed.signal]));
  stop();
}

import { setTimeout as timeout } from 'node:timers/promises';

/** Time as the automation uses it, in milliseconds: `now` only grows; `delay` ends early when the signal aborts. */
export type Clock = {
  now(): number;
  delay(milliseconds: number, signal: AbortSignal): Promise<void>;
};

/** The computer's own time. */
export const systemClock: Clock = {
  now: () => performance.now(),
  delay: async (milliseconds, signal) => {
    try {
      await timeout(milliseconds, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  },
};

const crashesAllowed = 5;
const crashWindow = 10 * 60_000;
const longestWait = 60_000;

/** What is remembered of an agent that ended by itself: when, in epoch ms, and how many in a row. */
export type CrashHistory = { readonly recent: readonly number[]; readonly inARow: number };

/** What is done after one more crash. */
export type RestartDecision =
  | { readonly kind: 'restart'; readonly afterMilliseconds: number }
  | { readonly kind: 'give-up'; readonly sentence: string };

/** Nothing happened yet. */
export const noCrashes: CrashHistory = { recent: [], inARow: 0 };

/**
 * Waits 1, 2, 4 … 60 seconds and gives up at the fifth crash within ten minutes. An agent that had run for ten
 * minutes counts as sound again. `ranFor` in milliseconds.
 */
export function afterCrash(
  history: CrashHistory,
  crash: { readonly at: number; readonly ranFor: number; readonly reason: string },
): { readonly history: CrashHistory; readonly decision: RestartDecision } {
  const recent = [...history.recent.filter((at) => crash.at - at < crashWindow), crash.at];
  const inARow = crash.ranFor >= crashWindow ? 1 : history.inARow + 1;
  return {
    history: { recent, inARow },
    decision:
      recent.length >= crashesAllowed
        ? {
            kind: 'give-up',
            sentence: `The agent stopped ${recent.length} times in 10 minutes: ${crash.reason}`,
          }
        : { kind: 'restart', afterMilliseconds: Math.min(longestWait, 1000 * 2 ** (inARow - 1)) },
  };
}

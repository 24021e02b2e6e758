const firstMs = 4_000;
const longestMs = 10 * 60_000;

/**
 * Milliseconds before the next try after `failures` failures (1 and up): doubling from 4 s to 10 min, each a random
 * share between half and all of it, so that jobs that failed together do not come back together.
 */
export function backoffMs(failures: number, random: () => number): number {
  const full = Math.min(longestMs, firstMs * 2 ** (failures - 1));
  return Math.round(full * (0.5 + random() / 2));
}

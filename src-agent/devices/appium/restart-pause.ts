const longLife = 60_000;
const longestPause = 30_000;

/** How long to wait before a crashed program is started again: at once after the first crash, then 1, 2, 4 … 30 seconds. */
export function restartPause(crashesInARow: number): number {
  return crashesInARow <= 1 ? 0 : Math.min(1000 * 2 ** (crashesInARow - 2), longestPause);
}

/** Crashes in a row after one more; a program that worked for a minute before it crashed starts counting anew. */
export function countCrash(before: number, livedMs: number): number {
  return livedMs >= longLife ? 1 : before + 1;
}

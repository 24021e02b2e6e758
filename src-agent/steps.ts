import { setImmediate } from 'node:timers/promises';

/**
 * Work in short steps: between two of them others get their turn, so that work on a hundred thousand rows does not
 * hold up everything else.
 */
export type Steps<Result> = Generator<void, Result, void>;

/** Does all steps, giving way to whatever else is due after each. */
export async function doGently<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await setImmediate();
  }
}

/** Does all steps in one go. */
export function doAtOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

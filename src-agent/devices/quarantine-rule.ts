import { unfitness, type QuarantineCause } from '../../src-shared/domain/device.ts';
import type { ProblemCode } from '../../src-shared/domain/problem.ts';

/** One ended attempt on a phone: whether it did what it should, and else why not. */
export type PhoneOutcome = { readonly succeeded: boolean; readonly code: ProblemCode | null };

/** Our choice: twice is chance (a cable that was touched, one crash of the automation), three times is the phone. */
export const failuresInARow = 3;

/** Failures that speak against the phone and not against the app, the account or the post. */
const ofThePhone: ReadonlySet<ProblemCode> = new Set(['device_lost', 'automation_lost', 'timeout']);

/**
 * Whether a phone is put into quarantine after its latest attempts, newest first: three failures of the phone with no
 * success between. What says nothing about the phone (a cancelled job, a refused post) does not count either way. When all
 * three were about its health, it may come back by itself.
 */
export function quarantineAfter(
  outcomes: readonly PhoneOutcome[],
): { readonly cause: Exclude<QuarantineCause, 'person'>; readonly codes: readonly ProblemCode[] } | null {
  const codes: ProblemCode[] = [];
  for (const { succeeded, code } of outcomes) {
    if (succeeded) return null;
    if (code !== null && (ofThePhone.has(code) || isHealth(code))) codes.push(code);
    if (codes.length === failuresInARow)
      return { cause: codes.every(isHealth) ? 'health' : 'failures', codes };
  }
  return null;
}

function isHealth(code: ProblemCode): boolean {
  return unfitness.safeParse(code).success;
}

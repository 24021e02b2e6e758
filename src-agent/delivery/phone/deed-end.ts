import type { StepEnd } from '../../automation/step-runner.ts';
import type { Deed } from './engagement.ts';

/** What the end of the step that taps means: without a sign of a change in time it may have happened all the same. */
export function deedOf(end: StepEnd): Deed {
  if (end.kind === 'done') return { kind: 'done' };
  return end.problem.code === 'timeout' ? { kind: 'unclear', problem: end.problem } : end;
}

/** The deed, once the phone is back where it began; when it does not get there, only what was not done yet is a stop. */
export function afterReturn(deed: Deed, back: StepEnd): Deed {
  if (back.kind === 'done' || deed.kind === 'done' || deed.kind === 'unclear') return deed;
  return deed.kind === 'stopped' ? deed : back;
}

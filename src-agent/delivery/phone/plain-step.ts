import type { Problem } from '../../../src-shared/domain/problem.ts';
import type { Scene } from '../../automation/stops.ts';
import { stopForPhoneError } from '../../automation/stops.ts';
import { PhoneError } from '../../devices/phone-driver.ts';
import type { StepLog, Stopped } from '../delivery.ts';

/** Turns a failed phone call into what it means before anything was committed; other failures are thrown on. */
export async function orStopped<Result>(
  scene: Scene,
  work: () => Promise<Result>,
): Promise<Result | Stopped> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PhoneError) return stopForPhoneError(error, scene);
    throw error;
  }
}

/** Writes down a step that has no screen, e.g. copying a file. */
export async function plainStep<Result extends object>(
  steps: StepLog,
  scene: Scene,
  step: { readonly name: string; readonly title: string },
  work: () => Promise<Result | Stopped>,
): Promise<Result | Stopped> {
  const open = steps.begin(step);
  let problem: Problem | null = {
    code: 'cancelled',
    message: `“${step.title}” was not finished.`,
    nextAction: 'Nothing to do.',
  };
  try {
    const result = await orStopped(scene, work);
    problem = isStopped(result) ? result.problem : null;
    return result;
  } finally {
    open.end({ outcome: problem ? 'stopped' : 'done', screen: null, selector: null, problem });
  }
}

/** Whether the work came to a stop instead of a result. */
export function isStopped(result: object): result is Stopped {
  return 'kind' in result && result.kind === 'stopped';
}

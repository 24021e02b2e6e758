import type { Problem } from '../../src-shared/domain/problem.ts';
import type { StepLog, StepResult } from '../delivery/delivery.ts';
import { PhoneError } from '../devices/phone-driver.ts';
import type { Eyes, Look } from './looking.ts';
import type { Step } from './step.ts';
import { stopForPhoneError } from './stops.ts';

/** What a step touched, and the page source on which it did. */
export type Touched = Pick<StepResult, 'basis' | 'target'>;

/** What of a step goes into its record besides the pictures. */
type Written = Pick<StepResult, 'outcome' | 'selector' | 'problem'> &
  Touched & {
    readonly look: Look | null;
  };

/** Work that was done, and what to write down about it. */
export type Recorded<Result> = { readonly result: Result; readonly written: Written };

/** Writes steps down as they happen. */
export type StepRecorder = {
  /** Ends the record in any case; what `work` throws is written down as a problem and thrown on. */
  record<Result>(step: Pick<Step, 'name' | 'title'>, work: () => Promise<Recorded<Result>>): Promise<Result>;
};

/**
 * Makes the recorder. Pictures cost as much as a tap, so there is one per border between steps: the one after a
 * step is the one before the next. Before the first step there is none.
 */
export function createStepRecorder({ driver, scene, pack: first }: Eyes, steps: StepLog): StepRecorder {
  let picture: Uint8Array | null = null;
  return {
    async record(step, work) {
      const open = steps.begin({ name: step.name, title: step.title });
      const before = picture;
      const end = ({ look, ...written }: Written, after: Uint8Array | null): void => {
        picture = after;
        const { appPackage, versions, locale } = look?.view.pack ?? first;
        open.end({
          ...written,
          screen: look?.screen ?? null,
          pack: { appPackage, ...versions, locale },
          ...(before ? { before } : {}),
          ...(after ? { after } : {}),
          ...(look ? { source: look.source } : {}),
        });
      };
      try {
        const { result, written } = await work();
        end(written, await driver.screenshot().catch(() => null));
        return result;
      } catch (error) {
        end({ outcome: 'stopped', selector: null, problem: problemOf(error, scene), look: null }, null);
        throw error;
      }
    },
  };
}

function problemOf(error: unknown, scene: Eyes['scene']): Problem {
  if (!(error instanceof PhoneError))
    return {
      code: 'internal',
      message: 'Something went wrong inside Switchyard.',
      nextAction: 'Try again; the log of the agent has the details.',
    };
  return error.code === 'cancelled'
    ? { code: 'cancelled', message: 'The work was cancelled.', nextAction: 'Nothing to do.' }
    : stopForPhoneError(error, scene).problem;
}

import type { JobKind } from '../../../src-shared/domain/job.ts';
import type { StepEnd, StepRunner } from '../../automation/step-runner.ts';
import type { Checked, PhoneWork, Prepared, Stopped } from '../delivery.ts';
import type { Evidence } from '../../../src-shared/domain/job.ts';
import type { CheckTiming } from './check-post.ts';
import type { Engagement } from './engagement.ts';
import type { Sharing } from './share-post.ts';

/** How posts of one kind are made in one app. */
export type PostFlow = {
  /** Goes all the way to the screen on which only the committing tap is missing. The files are on the phone already. */
  prepare(runner: StepRunner, work: PhoneWork): Promise<Prepared | Stopped>;
  /** The committing tap, and what the app shows after it. */
  readonly sharing: Sharing;
  /** Leaves what was prepared without sharing it, and ends on the app's home screen: how a rehearsal ends. */
  leave(runner: StepRunner): Promise<StepEnd>;
  /** Finds out by reading alone what became of an earlier attempt. */
  look(runner: StepRunner, work: PhoneWork, before: Evidence, timing: CheckTiming): Promise<Checked>;
};

/** What Switchyard can do in a platform's app on a phone. */
export type PhoneApp = {
  readonly posts: Readonly<Partial<Record<JobKind, PostFlow>>>;
  /** Reading a feed and acting in it; null where that is not known. */
  readonly engagement: Engagement | null;
};

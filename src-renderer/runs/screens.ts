import type { Step } from '../../src-shared/domain/job.ts';

/** A picture of a phone that a step left: after it, or before it when that is all there is. */
export type Picture = {
  readonly stepId: number;
  readonly jobId: number;
  readonly title: string;
  readonly at: string;
  readonly when: 'before' | 'after';
  readonly both: boolean;
};

/** The pictures of a run, oldest first, one a step. */
export function picturesOf(steps: readonly Step[]): Picture[] {
  return steps.flatMap((step) =>
    step.hasAfter || step.hasBefore
      ? [
          {
            stepId: step.id,
            jobId: step.jobId,
            title: step.title,
            at: step.startedAt,
            when: step.hasAfter ? ('after' as const) : ('before' as const),
            both: step.hasAfter && step.hasBefore,
          },
        ]
      : [],
  );
}

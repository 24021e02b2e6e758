import { Loader, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPhoto } from '@tabler/icons-react';
import type { Step } from '../../src-shared/domain/job.ts';
import { formatDuration } from '../format/time.ts';
import classes from './jobs.module.css';

/** The steps of one job in order; a new try begins with a line of its own. */
export function StepTimeline(props: {
  readonly steps: readonly Step[];
  readonly onPicture: (stepId: number) => void;
}) {
  const { steps } = props;
  if (steps.length === 0) return <p className={classes.soft}>No steps yet.</p>;
  const tries = [...new Set(steps.map((step) => step.attemptId))];
  return (
    <ol className={classes.steps}>
      {steps.map((step, at) => (
        <li key={step.id} className={classes.stepLine} data-outcome={step.outcome}>
          {tries.length > 1 && step.attemptId !== steps[at - 1]?.attemptId ? (
            <span className={classes.try}>Try {tries.indexOf(step.attemptId) + 1}</span>
          ) : null}
          <span className={classes.stepMark} aria-hidden="true">
            <Mark outcome={step.outcome} />
          </span>
          <span className={classes.stepTitle}>
            {step.title}
            {step.problem === null ? null : (
              <span className={classes.stepProblem}>{step.problem.message}</span>
            )}
          </span>
          <span className={classes.soft}>
            {step.durationMs === null ? '' : formatDuration(step.durationMs)}
          </span>
          {step.hasBefore || step.hasAfter ? (
            <UnstyledButton
              className={classes.stepPicture}
              aria-label={`Show the phone at: ${step.title}`}
              onClick={() => props.onPicture(step.id)}
            >
              <IconPhoto size={16} aria-hidden="true" />
            </UnstyledButton>
          ) : (
            <span className={classes.stepPicture} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Mark({ outcome }: { readonly outcome: Step['outcome'] }) {
  if (outcome === 'running') return <Loader size={12} />;
  return outcome === 'done' ? (
    <IconCheck size={13} stroke={3} />
  ) : (
    <IconAlertTriangle size={13} stroke={2.4} />
  );
}

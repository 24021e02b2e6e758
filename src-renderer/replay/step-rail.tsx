import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPhotoOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Step } from '../../src-shared/domain/job.ts';
import type { ReplayedStep } from '../../src-shared/domain/replay.ts';
import { formatDuration } from '../format/time.ts';
import { Panel } from '../parts/panel.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import classes from './replay.module.css';
import { verdictLabels } from './verdict-words.ts';

/** The steps of one job; the one that is shown has the focus as one goes through them by keyboard. */
export function StepRail(props: {
  readonly steps: readonly Step[];
  readonly shown: number;
  readonly verdicts: ReadonlyMap<number, ReplayedStep>;
  readonly onShow: (stepId: number) => void;
}) {
  const { steps, shown } = props;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current="step"]');
    current?.scrollIntoView({ block: 'nearest' });
    if (list.current?.contains(document.activeElement) === true) current?.focus({ preventScroll: true });
  }, [shown]);
  const tries = [...new Set(steps.map((step) => step.attemptId))];
  return (
    <Panel
      title="Steps"
      aside={<span className={classes.soft}>↑ ↓ to go through them</span>}
      flush
      grow="fit"
    >
      <ol ref={list} className={classes.rail}>
        {steps.map((step, at) => {
          const verdict = props.verdicts.get(step.id)?.verdict;
          const first = tries.length > 1 && step.attemptId !== steps[at - 1]?.attemptId;
          return (
            <li key={step.id}>
              {first ? <span className={classes.try}>Try {tries.indexOf(step.attemptId) + 1}</span> : null}
              <UnstyledButton
                className={classes.railStep}
                data-outcome={step.outcome}
                aria-current={step.id === shown ? 'step' : undefined}
                onClick={() => props.onShow(step.id)}
              >
                <Mark step={step} />
                <span className={classes.railTitle}>{step.title}</span>
                {verdict === undefined || verdict === 'same' ? (
                  <span className={classes.soft}>
                    {step.durationMs === null ? '' : formatDuration(step.durationMs)}
                  </span>
                ) : (
                  <StatusBadge label={verdictLabels[verdict]} />
                )}
              </UnstyledButton>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

function Mark({ step }: { readonly step: Step }) {
  if (step.prunedAt !== null)
    return <IconPhotoOff size={15} className={classes.faint} aria-label="Not kept any more" />;
  return step.outcome === 'stopped' ? (
    <IconAlertTriangle size={15} className={classes.warn} aria-label="Stopped" />
  ) : (
    <IconCheck size={15} className={classes.ok} aria-hidden="true" />
  );
}

import { SegmentedControl, Switch } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Step } from '../../src-shared/domain/job.ts';
import type { ReplayedStep, StepMoment } from '../../src-shared/domain/replay.ts';
import { formatDateTime } from '../format/time.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { TextLink } from '../parts/links.tsx';
import { ElementPanel } from './element-panel.tsx';
import classes from './replay.module.css';
import { Stage } from './stage.tsx';
import { StepRail } from './step-rail.tsx';
import { useMoment } from './use-replay.ts';
import { WhyPanel } from './why-panel.tsx';

/** The steps at the left, the screen of the chosen one in the middle, and why it did what it did at the right. */
export function Theatre(props: {
  readonly steps: readonly Step[];
  readonly step: Step;
  readonly moment: StepMoment;
  readonly compared: readonly ReplayedStep[];
  readonly onShow: (stepId: number, moment?: StepMoment) => void;
}) {
  const { steps, step, moment } = props;
  const [outlines, setOutlines] = useState(true);
  const [hovered, setHovered] = useState<{ readonly of: string; readonly node: number | null } | null>(null);
  const { picture, tree, hasPicture, isKept } = useMoment(step, moment);
  const shown = `${step.id} ${moment}`;
  const node = hovered?.of === shown ? hovered.node : null;
  const hover = (index: number | null) => setHovered({ of: shown, node: index });
  const at = steps.findIndex((each) => each.id === step.id);
  const go = (by: number) => {
    const next = steps[at + by];
    if (next !== undefined) props.onShow(next.id);
  };
  const turn = () => props.onShow(step.id, moment === 'before' ? 'after' : 'before');
  useHotkeys([
    ['ArrowUp', () => go(-1)],
    ['ArrowLeft', () => go(-1)],
    ['ArrowDown', () => go(1)],
    ['ArrowRight', () => go(1)],
    ['b', turn],
  ]);
  const verdicts = new Map(props.compared.map((each) => [each.stepId, each]));
  const compared = verdicts.get(step.id);
  const elsewhere = moment === 'before' && compared?.verdict === 'moved' ? compared.boundsNow : null;
  const nothing = !hasPicture && (!isKept || tree.isError);
  return (
    <div className={classes.theatre}>
      <div className={classes.side}>
        <StepRail steps={steps} shown={step.id} verdicts={verdicts} onShow={props.onShow} />
      </div>
      <div className={classes.stage}>
        <div className={classes.stageTools}>
          <SegmentedControl
            size="xs"
            aria-label="Moment"
            value={moment}
            onChange={(value) => props.onShow(step.id, value === 'before' ? 'before' : 'after')}
            data={[
              { value: 'before', label: 'Before the step' },
              { value: 'after', label: 'After the step' },
            ]}
          />
          <span className={classes.soft}>B switches</span>
          <Switch
            size="xs"
            label="Elements"
            checked={outlines}
            onChange={(event) => setOutlines(event.currentTarget.checked)}
          />
        </div>
        {nothing ? (
          <NotKept step={step} moment={moment} />
        ) : (
          <Stage
            step={step}
            moment={moment}
            picture={picture.data}
            hasPicture={hasPicture}
            tree={tree.data}
            outlines={outlines}
            hovered={node}
            now={elsewhere}
            onHover={hover}
          />
        )}
        {picture.isError ? (
          <FailureNotice error={picture.error} onRetry={() => void picture.refetch()} />
        ) : null}
      </div>
      <div className={classes.side}>
        <WhyPanel step={step} tree={tree.data} compared={compared} onHover={hover} />
        {tree.data === undefined ? null : (
          <ElementPanel key={shown} tree={tree.data} hovered={node} onHover={hover} />
        )}
      </div>
    </div>
  );
}

/** Says why there is nothing to see, and what can be done about it for the next time. */
function NotKept({ step, moment }: { readonly step: Step; readonly moment: StepMoment }) {
  if (step.prunedAt !== null)
    return (
      <EmptyState icon={<IconPhotoOff size={26} />} title="Not kept any more">
        The picture and the screen of this step were deleted on {formatDateTime(step.prunedAt)}, as{' '}
        <TextLink to="/settings" underline="always">
          Settings
        </TextLink>{' '}
        say. What it did and why is still written at the right.
      </EmptyState>
    );
  return (
    <EmptyState icon={<IconPhotoOff size={26} />} title="Nothing was kept here">
      {step.outcome === 'running'
        ? 'This step is still being done.'
        : moment === 'before'
          ? 'It is the first step, or it did not look at the screen before it began. Look at it after the step.'
          : step.outcome === 'done'
            ? 'This step did not look at the screen.'
            : 'The phone did not answer at the end of this step.'}
    </EmptyState>
  );
}

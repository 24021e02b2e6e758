import { ActionIcon, Modal, SegmentedControl } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { formatClock } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { FilePicture } from '../parts/file-picture.tsx';
import classes from './screens.module.css';
import type { Picture } from './screens.ts';

/** One picture large, with the ones before and after it by arrow key. */
export function ScreenViewer(props: {
  readonly runId: number;
  readonly pictures: readonly Picture[];
  readonly stepId: number | null;
  readonly onView: (stepId: number | null) => void;
}) {
  const { pictures, stepId, onView } = props;
  const { query } = useAgent();
  const [side, setSide] = useState<'before' | 'after'>('after');
  const at = pictures.findIndex((picture) => picture.stepId === stepId);
  const picture = pictures[at];
  const when = picture === undefined || picture.both ? side : picture.when;
  const file = useQuery(
    query.runs.screenshot.queryOptions({
      input: picture === undefined ? skipToken : { id: props.runId, stepId: picture.stepId, when },
      gcTime: 60_000,
    }),
  );
  const go = (by: number) => {
    const next = pictures[at + by];
    if (stepId !== null && next !== undefined) onView(next.stepId);
  };
  useHotkeys([
    ['ArrowLeft', () => go(-1)],
    ['ArrowRight', () => go(1)],
  ]);
  return (
    <Modal
      opened={picture !== undefined}
      onClose={() => onView(null)}
      size="auto"
      title={
        picture === undefined ? null : (
          <>
            {picture.title} <span className={classes.soft}>{formatClock(picture.at)}</span>
          </>
        )
      }
    >
      <div className={classes.viewer}>
        <ActionIcon
          variant="default"
          size="lg"
          radius="xl"
          aria-label="Picture before"
          disabled={at <= 0}
          onClick={() => go(-1)}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
        <div className={classes.large}>
          {file.isError ? (
            <FailureNotice error={file.error} onRetry={() => void file.refetch()} />
          ) : (
            <FilePicture file={file.data} alt={picture?.title ?? ''} className={classes.largePicture} />
          )}
        </div>
        <ActionIcon
          variant="default"
          size="lg"
          radius="xl"
          aria-label="Picture after"
          disabled={at >= pictures.length - 1}
          onClick={() => go(1)}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
      </div>
      <div className={classes.viewerFoot}>
        <span className={classes.soft}>
          {at + 1} of {pictures.length}
        </span>
        {picture?.both === true ? (
          <SegmentedControl
            size="xs"
            aria-label="Moment"
            value={side}
            onChange={(value) => setSide(value === 'before' ? 'before' : 'after')}
            data={[
              { value: 'before', label: 'Before the step' },
              { value: 'after', label: 'After the step' },
            ]}
          />
        ) : null}
      </div>
    </Modal>
  );
}

import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { JobStatus } from '../../src-shared/domain/job.ts';
import { formatCount } from '../format/amount.ts';
import { jobLabels } from '../parts/tone.ts';
import classes from './calendar-board.module.css';
import { titleOf } from './calendar-days.ts';
import { StatusIcon } from '../parts/status-icon.tsx';

/** A day's number, how many posts it has, and how many of them cannot happen as planned. */
export function DayMarks(props: {
  readonly day: string;
  readonly text: string;
  readonly totals: { readonly posts: number; readonly conflicts: number } | undefined;
}) {
  const { posts = 0, conflicts = 0 } = props.totals ?? {};
  return (
    <span className={classes.day}>
      {posts === 0 ? null : (
        <span className={classes.marks}>
          {formatCount(posts, 'post')}{' '}
          {conflicts === 0 ? null : (
            <span
              className={classes.conflicts}
              title={`${formatCount(conflicts, 'post')} cannot happen as planned`}
            >
              <IconAlertTriangle size={12} stroke={2.2} aria-hidden="true" />
              {conflicts.toLocaleString()}
              <VisuallyHidden> {conflicts === 1 ? 'conflict' : 'conflicts'} </VisuallyHidden>
            </span>
          )}
        </span>
      )}
      <span>
        {props.text}
        <VisuallyHidden> Open {titleOf('day', props.day)}</VisuallyHidden>
      </span>
    </span>
  );
}

/** How many posts of one status a day has, where there are too many to draw each. */
export function CountChip(props: { readonly status: JobStatus; readonly count: number }) {
  return (
    <span className={classes.chip}>
      <span className={classes.line}>
        <StatusIcon status={props.status} />
        <span className={classes.words}>
          <strong>{props.count.toLocaleString()}</strong> {jobLabels[props.status].text.toLowerCase()}
        </span>
      </span>
    </span>
  );
}

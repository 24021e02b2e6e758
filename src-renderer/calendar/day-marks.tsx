import { IconAlertTriangle } from '@tabler/icons-react';
import type { JobStatus } from '../../src-shared/domain/job.ts';
import { formatCount } from '../format/amount.ts';
import { jobLabels } from '../parts/tone.ts';
import classes from './calendar-board.module.css';
import { StatusIcon } from './status-icon.tsx';

/** How many posts a day has, and how many of them cannot happen as planned. */
export function DayMarks(props: {
  readonly totals: { readonly posts: number; readonly conflicts: number } | undefined;
}) {
  const { posts = 0, conflicts = 0 } = props.totals ?? {};
  if (posts === 0) return null;
  return (
    <span className={classes.marks}>
      <span>{formatCount(posts, 'post')}</span>
      {conflicts === 0 ? null : (
        <span
          className={classes.conflicts}
          title={`${formatCount(conflicts, 'post')} cannot happen as planned`}
        >
          <IconAlertTriangle size={12} stroke={2.2} aria-hidden="true" />
          {formatCount(conflicts, 'conflict')}
        </span>
      )}
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

import { UnstyledButton } from '@mantine/core';
import type { JobCounts, JobStatus } from '../../src-shared/domain/job.ts';
import { StatusIcon } from '../parts/status-icon.tsx';
import { jobLabels } from '../parts/tone.ts';
import { statusesOf } from './progress.ts';
import classes from './status-filter.module.css';

/** How many posts of a run have each status; pressed, the list shows those only. */
export function StatusFilter(props: {
  readonly counts: JobCounts;
  readonly chosen: JobStatus | null;
  readonly onChoose: (status: JobStatus | null) => void;
}) {
  const { counts, chosen, onChoose } = props;
  return (
    <div className={classes.statuses} role="group" aria-label="Show posts by status">
      {statusesOf(counts, chosen).map((status) => (
        <UnstyledButton
          key={status}
          className={classes.status}
          data-tone={jobLabels[status].tone}
          aria-pressed={chosen === status}
          onClick={() => onChoose(chosen === status ? null : status)}
        >
          <StatusIcon status={status} />
          {jobLabels[status].text} <strong>{counts[status].toLocaleString()}</strong>
        </UnstyledButton>
      ))}
    </div>
  );
}

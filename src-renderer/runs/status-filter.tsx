import { UnstyledButton } from '@mantine/core';
import type { JobCounts, JobStatus } from '../../src-shared/domain/job.ts';
import { StatusIcon } from '../parts/status-icon.tsx';
import type { RunKind } from '../../src-shared/domain/run.ts';
import { jobLabel, kindWords } from './kind-words.ts';
import { statusesOf } from './progress.ts';
import classes from './status-filter.module.css';

/** How many posts of a run have each status; pressed, the list shows those only. */
export function StatusFilter(props: {
  readonly counts: JobCounts;
  readonly kind: RunKind;
  readonly chosen: JobStatus | null;
  readonly onChoose: (status: JobStatus | null) => void;
}) {
  const { counts, kind, chosen, onChoose } = props;
  return (
    <div
      className={classes.statuses}
      role="group"
      aria-label={`Show ${kindWords[kind].title.toLowerCase()} by status`}
    >
      {statusesOf(counts, chosen).map((status) => (
        <UnstyledButton
          key={status}
          className={classes.status}
          data-tone={jobLabel(status, kind).tone}
          aria-pressed={chosen === status}
          onClick={() => onChoose(chosen === status ? null : status)}
        >
          <StatusIcon status={status} />
          {jobLabel(status, kind).text} <strong>{counts[status].toLocaleString()}</strong>
        </UnstyledButton>
      ))}
    </div>
  );
}

import { Loader, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { accountName } from '../../src-shared/account-name.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { assertNever } from '../../src-shared/assert-never.ts';
import { formatClock, formatDuration } from '../format/time.ts';
import { hueOf } from '../parts/account-avatar.tsx';
import { PlatformIcon } from '../parts/platform-icon.tsx';
import classes from './log.module.css';
import type { LogLine, LogMark } from './log-lines.ts';

/** One line of the log: when, how it went, whose, what, and how long it took. */
export function LogEntry(props: {
  readonly line: LogLine;
  readonly job: Pick<Job, 'accountHandle' | 'platform'> | undefined;
  readonly onOpen: (jobId: number) => void;
}) {
  const { line, job, onOpen } = props;
  const { jobId } = line;
  const body = (
    <>
      <time dateTime={line.at}>{formatClock(line.at)}</time>
      <span className={classes.mark} aria-hidden="true">
        <Mark mark={line.mark} />
      </span>
      <span className={classes.text}>
        {job === undefined ? null : (
          <span
            className={classes.who}
            data-hue={hueOf(job.accountHandle)}
            title={platformName(job.platform)}
          >
            <PlatformIcon platform={job.platform} size={12} /> {accountName(job.accountHandle)}{' '}
          </span>
        )}
        {job === undefined ? line.text : withoutHandle(line.text, job.accountHandle)}
      </span>
      <span className={classes.took}>{line.durationMs === null ? '' : formatDuration(line.durationMs)}</span>
    </>
  );
  if (jobId === null)
    return (
      <div className={classes.entry} data-mark={line.mark}>
        {body}
      </div>
    );
  // The list of posts is the way for the keyboard; a stop at each line would be in its way.
  return (
    <UnstyledButton
      className={classes.entry}
      data-mark={line.mark}
      tabIndex={-1}
      title="Show this post"
      onClick={() => onOpen(jobId)}
    >
      {body}
    </UnstyledButton>
  );
}

/** What is said of an account after its handle, which stands before it in its colour. */
function withoutHandle(text: string, handle: string): string {
  const rest = text.startsWith(accountName(handle)) ? text.slice(accountName(handle).length) : text;
  return rest.replace(/^:?\s+/, '');
}

function Mark({ mark }: { readonly mark: LogMark }) {
  switch (mark) {
    case 'going':
      return <Loader size={10} />;
    case 'done':
    case 'success':
      return <IconCheck size={12} stroke={3} />;
    case 'problem':
      return <IconAlertTriangle size={12} stroke={2.4} />;
    case 'failure':
      return <IconX size={12} stroke={3} />;
    case 'plain':
      return null;
    default:
      return assertNever(mark);
  }
}

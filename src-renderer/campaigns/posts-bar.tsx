import { Progress } from '@mantine/core';
import type { JobCounts } from '../../src-shared/domain/job.ts';
import classes from './review.module.css';
import { postsOf } from './start-words.ts';

/** How many of a campaign's posts are out, and how many failed or wait for a person. */
export function PostsBar({ counts }: { readonly counts: JobCounts }) {
  const { total, done, failed, asking } = postsOf({ counts });
  const share = (count: number) => (total === 0 ? 0 : (count / total) * 100);
  return (
    <div className={classes.postsBar}>
      <Progress.Root size="md">
        <Progress.Section value={share(done)} color="var(--sy-ok)" aria-label="Posted" />
        <Progress.Section value={share(asking)} color="var(--sy-warn)" aria-label="Waiting for you" />
        <Progress.Section value={share(failed)} color="var(--sy-bad)" aria-label="Failed" />
      </Progress.Root>
      <span className={classes.hint}>{postsInWords({ counts })}</span>
    </div>
  );
}

/** `12 of 40 posted, 1 failed, 2 need you`. */
export function postsInWords({ counts }: { readonly counts: JobCounts }): string {
  const { total, done, failed, asking } = postsOf({ counts });
  if (total === 0) return '–';
  return [
    `${done.toLocaleString()} of ${total.toLocaleString()}`,
    failed > 0 ? `${failed.toLocaleString()} failed` : null,
    asking > 0 ? `${asking.toLocaleString()} need you` : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

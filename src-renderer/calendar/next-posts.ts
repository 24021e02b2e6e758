import type { CalendarJob } from '../../src-shared/domain/job.ts';

/** The posts that are going on or still to come, in their order, at most `most`. `now`: epoch milliseconds. */
export function nextPosts(posts: readonly CalendarJob[], now: number, most: number): CalendarJob[] {
  return posts
    .filter(
      ({ status, scheduledAt }) =>
        status === 'running' ||
        status === 'retrying' ||
        (status === 'pending' && Date.parse(scheduledAt) >= now),
    )
    .slice(0, most);
}

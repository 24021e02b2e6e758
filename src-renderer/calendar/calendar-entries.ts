import type { CalendarJob, JobCounts, JobStatus } from '../../src-shared/domain/job.ts';
import { statusOrder } from '../runs/progress.ts';
import type { CalendarView } from './calendar-address.ts';

/** What the agent answers about a stretch of the calendar. */
export type CalendarAnswer = {
  readonly items: readonly CalendarJob[];
  readonly total: number;
  readonly days: readonly {
    readonly day: string;
    readonly counts: JobCounts;
    readonly conflicts: number;
  }[];
};

/** One thing the calendar draws: a post, or how many posts of a status a day has. */
export type CalendarEntry =
  | { readonly kind: 'post'; readonly post: CalendarJob }
  | { readonly kind: 'count'; readonly day: string; readonly status: JobStatus; readonly count: number };

/** Whether posts are drawn one by one. A day always is, as far as its posts are known. */
export function isDetailed(view: CalendarView, answer: CalendarAnswer): boolean {
  return view === 'day' || answer.total <= answer.items.length;
}

/** What is drawn: the posts, or, where there are more than can be told apart, how many a day has in each status. */
export function entriesOf(view: CalendarView, answer: CalendarAnswer): CalendarEntry[] {
  if (isDetailed(view, answer)) return answer.items.map((post) => ({ kind: 'post', post }));
  return answer.days.flatMap(({ day, counts }) =>
    statusOrder.flatMap((status): CalendarEntry[] =>
      counts[status] > 0 ? [{ kind: 'count', day, status, count: counts[status] }] : [],
    ),
  );
}

/** How many posts a day has, and how many of them cannot happen as planned. */
export function dayTotals(
  answer: CalendarAnswer,
): ReadonlyMap<string, { readonly posts: number; readonly conflicts: number }> {
  return new Map(
    answer.days.map(({ day, counts, conflicts }) => [
      day,
      { posts: Object.values(counts).reduce((sum, count) => sum + count, 0), conflicts },
    ]),
  );
}

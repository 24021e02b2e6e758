import { Temporal } from 'temporal-polyfill';
import { accountName } from '../../src-shared/account-name.ts';
import type { CalendarJob, Job } from '../../src-shared/domain/job.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { jobLabels } from '../parts/tone.ts';

/** A zone as people say it: its city, such as `New York`. */
export function zoneName(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** The clock on the wall of that zone at an instant, such as `2026-11-25T09:30`. */
export function wallClock(instant: string, zone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/**
 * When a post is planned: `here` on the calendar's clock, such as `09:30`; `there` on the account's own where that one
 * shows something else, such as `17:30 Tokyo`, with the day where that differs too.
 */
export function timesOf(
  post: Pick<CalendarJob, 'scheduledAt' | 'localTime' | 'zone'>,
  zone: string,
): { readonly here: string; readonly there: string | null } {
  const here = wallClock(post.scheduledAt, zone);
  const own = post.localTime.slice(0, 16);
  const otherDay = own.slice(0, 10) === here.slice(0, 10) ? '' : `${shortDay(own)} `;
  return {
    here: here.slice(11),
    there: own === here ? null : `${otherDay}${own.slice(11)} ${zoneName(post.zone)}`,
  };
}

/** A post in one sentence, for those who do not see its colours: time, account, platform, status, what stands against it. */
export function postSentence(post: CalendarJob, zone: string): string {
  const { here, there } = timesOf(post, zone);
  const what = `${here} ${accountName(post.accountHandle)} on ${platformName(post.platform)}, ${jobLabels[post.status].text}`;
  return [
    there === null ? what : `${what}, ${there} for the account`,
    ...(post.conflict === null ? [] : [post.conflict]),
    ...(post.movable ? [] : ['It cannot be moved']),
  ].join('. ');
}

/** A day and a time on a wall clock as a notification says it: `Tue, Nov 24, 14:00`. */
export function sayWallTime(wallTime: string, locale?: string): string {
  const day = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${wallTime.slice(0, 10)}T00:00Z`));
  return `${day}, ${wallTime.slice(11, 16)}`;
}

/** Whether a post can still be moved or changed: it has not begun, or its slot was missed and it waits for a decision. */
export function isOpen(job: Pick<Job, 'status' | 'startedAt' | 'problem'>): boolean {
  if (job.status === 'needs_review') return job.problem?.code === 'slot_missed';
  return job.status === 'pending' && job.startedAt === null;
}

/** Why a post cannot be moved, as a sentence. */
export function whyFixed(job: Pick<Job, 'status'>): string {
  switch (job.status) {
    case 'running':
    case 'retrying':
    case 'pending':
      return 'It has begun: its time and caption cannot be changed any more.';
    case 'needs_review':
      return 'It waits for a decision: decide first whether it is posted.';
    case 'failed':
      return 'It failed: its time and caption stay as they were.';
    default:
      return `It is ${jobLabels[job.status].text.toLowerCase()}: its time and caption stay as they were.`;
  }
}

function shortDay(wallTime: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${wallTime.slice(0, 10)}T00:00Z`),
  );
}

import type { AttemptState, JobStatus } from '../../src-shared/domain/job.ts';
import type { Row } from '../store/schema.ts';

/** What kind of work a job is: it posts, rehearses a post, or is a warm-up. */
export type JobSort = Pick<Row<'job'>, 'kind' | 'rehearsal'>;

/** The states of a try, as its log says them. */
export function attemptWords({ kind, rehearsal }: JobSort): Readonly<Record<AttemptState, string>> {
  if (kind === 'warmup') return sessionAttempts;
  return rehearsal === 1 ? rehearsedAttempts : postedAttempts;
}

/** The statuses of a job, as its log says them. */
export function jobWords({ kind, rehearsal }: JobSort): Readonly<Record<JobStatus, string>> {
  if (kind === 'warmup') return { ...postedJobs, completed: 'warmed up' };
  return rehearsal === 1 ? { ...postedJobs, completed: 'rehearsed' } : postedJobs;
}

/** What a failed job did not do. */
export function failedWords({ kind, rehearsal }: JobSort): string {
  if (kind === 'warmup') return 'was not warmed up to the end';
  return rehearsal === 1 ? 'could not be rehearsed' : 'was not posted';
}

const postedAttempts: Readonly<Record<AttemptState, string>> = {
  claimed: 'started',
  prepared: 'everything is ready, only sharing is left',
  commit_sent: 'sharing now',
  published: 'the post is there',
  rejected: 'the app refused the post',
  unknown: 'not known whether the post is there',
  not_published: 'nothing was posted',
};

const rehearsedAttempts: Readonly<Record<AttemptState, string>> = {
  ...postedAttempts,
  prepared: 'everything is ready, and nothing is shared',
};

const sessionAttempts: Readonly<Record<AttemptState, string>> = {
  ...postedAttempts,
  prepared: 'the session is over',
  commit_sent: 'closing the session',
  published: 'the session is closed',
  unknown: 'the session is over and not closed yet',
  not_published: 'the session was left',
};

const postedJobs: Readonly<Record<JobStatus, string>> = {
  pending: 'waiting',
  running: 'working',
  retrying: 'goes on later',
  completed: 'posted',
  failed: 'failed',
  cancelled: 'cancelled',
  needs_review: 'needs a person',
};

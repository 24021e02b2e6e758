import { assertNever } from '../../src-shared/assert-never.ts';
import type { AttemptState, JobStatus } from '../../src-shared/domain/job.ts';
import type { RunStatus } from '../../src-shared/domain/run.ts';

/** How a state is shown: its words, and whether it is good, bad, asks for a person, goes on or does not matter. */
export type Shown = { readonly words: string; readonly tone: 'good' | 'bad' | 'ask' | 'busy' | 'quiet' };

/** A run's state as people read it. */
export function shownRun(status: RunStatus): Shown {
  switch (status) {
    case 'running':
      return { words: 'Running', tone: 'busy' };
    case 'paused':
      return { words: 'Paused', tone: 'quiet' };
    case 'waiting':
      return { words: 'Waiting for you', tone: 'ask' };
    case 'completed':
      return { words: 'Completed', tone: 'good' };
    case 'stopped':
      return { words: 'Stopped', tone: 'quiet' };
    default:
      return assertNever(status);
  }
}

/** A job's state as people read it. */
export function shownJob(status: JobStatus): Shown {
  switch (status) {
    case 'pending':
      return { words: 'Waiting its turn', tone: 'quiet' };
    case 'running':
      return { words: 'Running', tone: 'busy' };
    case 'retrying':
      return { words: 'Will try again', tone: 'busy' };
    case 'completed':
      return { words: 'Published', tone: 'good' };
    case 'failed':
      return { words: 'Failed', tone: 'bad' };
    case 'cancelled':
      return { words: 'Cancelled', tone: 'quiet' };
    case 'needs_review':
      return { words: 'Needs you', tone: 'ask' };
    default:
      return assertNever(status);
  }
}

/** How an attempt ended, as people read it. */
export function attemptWords(state: AttemptState): string {
  switch (state) {
    case 'claimed':
      return 'begun';
    case 'prepared':
      return 'ready to publish, not published';
    case 'commit_sent':
      return 'publishing';
    case 'published':
      return 'published';
    case 'rejected':
      return 'refused by the platform';
    case 'unknown':
      return 'outcome not known';
    case 'not_published':
      return 'seen not to be published';
    default:
      return assertNever(state);
  }
}

/** `0.8 s`, `42 s`, `3 min 5 s`, `1 h 12 min`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** Time between two instants, or null while the second is not there. */
export function between(from: string | null, to: string | null): string | null {
  return from === null || to === null ? null : duration(Date.parse(to) - Date.parse(from));
}

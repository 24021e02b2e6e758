import type { AccountStatus } from '../../src-shared/domain/account.ts';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { AttemptState, Evidence, JobStatus } from '../../src-shared/domain/job.ts';
import type { Problem } from '../../src-shared/domain/problem.ts';
import type { Checked, Committed, Left, Stopped } from '../delivery/delivery.ts';
import { again, byClass, byRemedy, type Way } from './remedy.ts';

/** How an attempt, or a look at an earlier one, ended. */
export type AttemptEnd =
  | { readonly during: 'prepare'; readonly result: Stopped | { readonly kind: 'cancelled' } }
  | { readonly during: 'rehearsal'; readonly result: Left | Stopped }
  | { readonly during: 'commit'; readonly result: Committed }
  | { readonly during: 'check'; readonly result: Checked | { readonly kind: 'cancelled' } };

/** What the engine knows when it decides. `failures` counts what went against `maxRetries` so far; `now` in epoch milliseconds. */
export type JobFacts = {
  readonly now: number;
  readonly failures: number;
  readonly maxRetries: number;
  readonly cancelRequested: boolean;
};

/** What becomes of the attempt, the job and the account; written in one transaction. */
export type Verdict = {
  readonly attempt: AttemptState;
  readonly status: Exclude<JobStatus, 'pending' | 'running'>;
  readonly nextAction: 'post' | 'check';
  /** Milliseconds from now until the job may be claimed again. */
  readonly delayMs: number;
  readonly failures: number;
  readonly problem: Problem | null;
  readonly evidence: Evidence;
  readonly holdAccount: AccountStatus | null;
  /** When a rest of the account ends, where the platform said so. */
  readonly holdUntil: number | null;
};

/** Time given to a platform before the profile is read after an unknown outcome, in milliseconds. */
const lookAgainAfterMs = 2_000;

/** Decides, from what was seen and nothing else, how a job goes on. Never posts again while the outcome is unknown. */
export function judge(end: AttemptEnd, job: JobFacts, random: () => number): Verdict {
  switch (end.during) {
    case 'prepare':
      return end.result.kind === 'cancelled'
        ? cancelled(job)
        : afterStop(end.result, job, random, 'not_published', 'post');
    case 'rehearsal':
      return end.result.kind === 'left'
        ? { ...base(job), attempt: 'not_published', status: 'completed', evidence: rehearsed }
        : afterStop(end.result, job, random, 'not_published', 'post');
    case 'commit':
      return afterCommit(end.result, job, random);
    case 'check':
      return end.result.kind === 'cancelled' ? checkInterrupted(job) : afterCheck(end.result, job, random);
    default:
      return assertNever(end);
  }
}

function afterCommit(result: Committed, job: JobFacts, random: () => number): Verdict {
  switch (result.kind) {
    case 'published':
      return { ...base(job), attempt: 'published', status: 'completed', evidence: result.evidence };
    case 'rejected':
      return {
        ...base(job),
        attempt: 'rejected',
        status: 'failed',
        problem: result.problem,
        holdAccount: result.holdAccount ?? null,
        ...(result.remedy === undefined
          ? {}
          : orCancelled(byClass(result.remedy, result.problem, job, random, 'post'), job)),
      };
    case 'unknown':
      return {
        ...base(job),
        attempt: 'unknown',
        // On hold means that a person has to act on the phone first; reading the profile would disturb what they see.
        status: result.holdAccount === undefined ? 'retrying' : 'needs_review',
        nextAction: 'check',
        delayMs: lookAgainAfterMs,
        problem: result.problem,
        holdAccount: result.holdAccount ?? null,
      };
    default:
      return assertNever(result);
  }
}

function afterCheck(result: Checked, job: JobFacts, random: () => number): Verdict {
  switch (result.kind) {
    case 'published':
      return { ...base(job), attempt: 'published', status: 'completed', evidence: result.evidence };
    case 'not_published': {
      const seen = { ...base(job), attempt: 'not_published', evidence: result.evidence } as const;
      if (job.cancelRequested) return { ...seen, status: 'cancelled' };
      return { ...seen, ...again(job, random, notPublished, 'post', job.maxRetries) };
    }
    case 'undecided':
      return {
        ...base(job),
        attempt: 'unknown',
        status: 'needs_review',
        nextAction: 'check',
        problem: result.problem,
        evidence: result.evidence,
      };
    case 'look_again':
      return {
        ...base(job),
        attempt: 'unknown',
        status: 'retrying',
        nextAction: 'check',
        delayMs: result.afterMs,
        problem: result.problem,
        evidence: result.evidence,
      };
    case 'stopped':
      return afterStop(result, job, random, 'unknown', 'check');
    default:
      return assertNever(result);
  }
}

function afterStop(
  stop: Stopped,
  job: JobFacts,
  random: () => number,
  attempt: 'not_published' | 'unknown',
  action: 'post' | 'check',
): Verdict {
  const seen = {
    ...base(job),
    attempt,
    nextAction: action,
    problem: stop.problem,
    holdAccount: stop.holdAccount ?? null,
  };
  const way = byRemedy(stop, job, random, action);
  return { ...seen, ...(action === 'post' ? orCancelled(way, job) : way) };
}

/** What a person wants cancelled goes on only to a person. */
function orCancelled(way: Way, { cancelRequested }: JobFacts): Way {
  return cancelRequested && way.status !== 'needs_review' ? { status: 'cancelled' } : way;
}

/** Stopped before sharing: for good when a person asked for it, else because Switchyard ends, and it starts over with it. */
function cancelled(job: JobFacts): Verdict {
  return { ...base(job), attempt: 'not_published', status: job.cancelRequested ? 'cancelled' : 'retrying' };
}

/** A look that was interrupted says nothing: the job looks again, cancelled or not. */
function checkInterrupted(job: JobFacts): Verdict {
  return {
    ...base(job),
    attempt: 'unknown',
    status: 'retrying',
    nextAction: 'check',
    delayMs: lookAgainAfterMs,
  };
}

function base(job: JobFacts) {
  return {
    nextAction: 'post',
    delayMs: 0,
    failures: job.failures,
    problem: null,
    evidence: {},
    holdAccount: null,
    holdUntil: null,
  } as const;
}

/** All but the committing tap was done. */
const rehearsed: Evidence = { rehearsed: true };

const notPublished: Problem = {
  code: 'not_published',
  message: 'The profile was read twice and the post is not there.',
  nextAction: 'Nothing: it is posted again by itself.',
};

import { assertNever } from '../../src-shared/assert-never.ts';
import type { Problem } from '../../src-shared/domain/problem.ts';
import type { Classified, Stopped } from '../delivery/delivery.ts';
import { backoffMs } from './backoff.ts';
import { retryPolicy } from './retry-policy.ts';
import type { JobFacts, Verdict } from './verdict.ts';

/** The part of a verdict that says how the job goes on. */
export type Way = Pick<Verdict, 'status'> & Partial<Verdict>;

/** Time in which a phone that vanished in the middle of a job is seen to be gone, in milliseconds. */
const phoneGoneMs = 2_000;

/** A stated time that has passed is not believed: so long is waited at least, in milliseconds. */
const shortestWaitMs = 1_000;

/** How a job goes on after a stop. */
export function byRemedy(stop: Stopped, job: JobFacts, random: () => number, action: 'post' | 'check'): Way {
  if (typeof stop.remedy === 'object') return byClass(stop.remedy, stop.problem, job, random, action);
  switch (stop.remedy) {
    case 'retry':
      return again(job, random, stop.problem, action, job.maxRetries);
    case 'wait':
      // By then the list of phones says that it is gone, and the job is claimed when it is back.
      return { status: 'retrying', delayMs: phoneGoneMs };
    case 'fail':
      return { status: action === 'check' ? 'needs_review' : 'failed' };
    case 'person':
      return { status: 'needs_review' };
    default:
      return assertNever(stop.remedy);
  }
}

/** How a job goes on, as the policy of the error's class says; the policy also has the word on what can be done. */
export function byClass(
  { class: named, until }: Classified,
  { message }: Problem,
  job: JobFacts,
  random: () => number,
  action: 'post' | 'check',
): Way {
  const { reaction, hold, code, nextAction } = retryPolicy[named];
  const problem = { code, message, nextAction };
  const held = { problem, holdAccount: hold, holdUntil: hold === 'cooldown' ? (until ?? null) : null };
  switch (reaction.kind) {
    case 'end':
      return { ...held, status: action === 'check' ? 'needs_review' : 'failed' };
    case 'retry':
      return {
        ...held,
        ...again(
          job,
          random,
          problem,
          action,
          reaction.tries === 'of the job' ? job.maxRetries : reaction.tries,
        ),
      };
    case 'wait':
      return {
        ...held,
        status: 'retrying',
        nextAction: action,
        delayMs: Math.max(shortestWaitMs, (until ?? job.now + reaction.usualMs) - job.now),
      };
    case 'person':
      return { ...held, status: 'needs_review' };
    default:
      return assertNever(reaction);
  }
}

/** One more try with backoff, or the end of tries: `failed`, or a person when the outcome is still unknown. */
export function again(
  job: JobFacts,
  random: () => number,
  problem: Problem,
  action: 'post' | 'check',
  tries: number,
): Way {
  const failures = job.failures + 1;
  if (failures > tries)
    return {
      status: action === 'check' ? 'needs_review' : 'failed',
      failures,
      problem,
    };
  return {
    status: 'retrying',
    nextAction: action,
    failures,
    problem,
    delayMs: backoffMs(failures, random),
  };
}

import type { AttemptState, JobStatus } from '../../src-shared/domain/job.ts';

/** Every way a job may go. What is not listed never happens; `completed` is final. */
const jobTransitions: Readonly<Record<JobStatus, readonly JobStatus[]>> = {
  pending: ['running', 'cancelled', 'needs_review'],
  running: ['completed', 'failed', 'retrying', 'needs_review', 'cancelled'],
  retrying: ['running', 'cancelled', 'failed', 'needs_review'],
  needs_review: ['completed', 'retrying', 'failed', 'cancelled'],
  failed: ['retrying'],
  cancelled: ['retrying'],
  completed: [],
};

/** Every way an attempt may go. After `commit_sent` only what was seen decides; nothing leads back to before it. */
const attemptTransitions: Readonly<Record<AttemptState, readonly AttemptState[]>> = {
  claimed: ['prepared', 'not_published'],
  prepared: ['commit_sent', 'not_published'],
  commit_sent: ['published', 'rejected', 'unknown'],
  unknown: ['published', 'not_published'],
  published: [],
  rejected: [],
  not_published: [],
};

/** Throws when a job is asked to go a way that does not exist: a defect of ours, never of the operator. */
export function assertJobTransition(from: JobStatus, to: JobStatus): void {
  if (!jobTransitions[from].includes(to)) throw new Error(`a ${from} job cannot become ${to}`);
}

/** Throws when an attempt is asked to go a way that does not exist. */
export function assertAttemptTransition(from: AttemptState, to: AttemptState): void {
  if (!attemptTransitions[from].includes(to)) throw new Error(`a ${from} attempt cannot become ${to}`);
}

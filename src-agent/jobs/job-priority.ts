import type { JobPriority } from '../../src-shared/domain/job.ts';

/** How a priority is kept: more is earlier. */
export const priorityNumber: Readonly<Record<JobPriority, number>> = { low: -1, normal: 0, high: 1 };

export function priorityName(number: number): JobPriority {
  if (number === 0) return 'normal';
  return number > 0 ? 'high' : 'low';
}

import { accountName } from '../../src-shared/account-name.ts';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { Attempt, InboxItem, InboxReason, Job } from '../../src-shared/domain/job.ts';
import { sideBySide } from '../delivery/evidence.ts';

type Facts = InboxItem['expected'];

/** What would be seen had the post been made: what its last attempt says of it, else what was planned. Times are ISO 8601. */
export function expectedOf(job: Job, attempt: Attempt | null): Facts {
  const known = attempt === null ? [] : sideBySide(attempt.evidence).expected;
  if (known.length > 0) return known;
  return [
    { label: 'Account', value: accountName(job.accountHandle) },
    ...(job.caption === '' ? [] : [{ label: 'Caption', value: job.caption }]),
    { label: 'Planned for', value: job.scheduledAt },
  ];
}

/** What was seen, and what went wrong in the end. */
export function seenOf(attempt: Attempt | null): Facts {
  if (attempt === null) return [];
  const { seen } = sideBySide(attempt.evidence);
  if (attempt.problem === null) return seen;
  return [...seen, { label: 'What happened', value: attempt.problem.message }];
}

/** What can be decided, the likeliest first. `unknown`: the post may be there. */
export function decisionsFor(reason: InboxReason, unknown: boolean): InboxItem['decisions'] {
  switch (reason) {
    case 'outcome_unknown':
      return ['published', 'look_again', 'try_again', 'give_up'];
    case 'challenge':
    case 'other':
      return unknown ? ['look_again', 'published', 'try_again', 'give_up'] : ['try_again', 'give_up'];
    case 'missed_slot':
      return ['try_again', 'give_up'];
    case 'failed':
      return ['retry', 'dismiss'];
    default:
      return assertNever(reason);
  }
}

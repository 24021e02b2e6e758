import { accountName } from '../../src-shared/account-name.ts';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { Attempt, Evidence, InboxItem, InboxReason, Job } from '../../src-shared/domain/job.ts';

type Facts = InboxItem['expected'];

/** What would be seen had the post been made. Times are ISO 8601. */
export function expectedOf(job: Job, attempt: Attempt | null): Facts {
  const facts: Facts = [{ label: 'Account', value: accountName(job.accountHandle) }];
  if (job.caption !== '')
    facts.push({ label: job.kind === 'comment' ? 'Comment' : 'Caption', value: job.caption });
  facts.push({ label: 'Planned for', value: job.scheduledAt });
  if (attempt !== null && attempt.commitSentAt !== null)
    facts.push({ label: 'Shared at', value: attempt.commitSentAt });
  return facts;
}

/** What was seen: everything an attempt wrote down that has a name people know, and what went wrong in the end. */
export function seenOf(attempt: Attempt | null): Facts {
  if (attempt === null) return [];
  const facts: Facts = [];
  for (const [key, label] of Object.entries(evidenceLabels)) {
    const value = shown(attempt.evidence[key]);
    if (value !== null) facts.push({ label, value });
  }
  if (attempt.problem !== null) facts.push({ label: 'What happened', value: attempt.problem.message });
  return facts;
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

/** Names of what deliveries write down, in the order it is shown. */
const evidenceLabels: Readonly<Record<string, string>> = {
  seen: 'The app said',
  postCount: 'Posts on the profile',
  newestCaption: 'Newest post says',
  newestAge: 'Newest post is from',
  permalink: 'Post',
  status: 'The platform says',
};

function shown(value: Evidence[string] | undefined): string | null {
  if (value === undefined || value === null || value === '') return null;
  return String(value);
}

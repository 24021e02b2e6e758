import type { CampaignCheck, CampaignSummary } from '../../src-shared/domain/campaign.ts';
import type { Schedule } from '../../src-shared/domain/schedule.ts';
import { formatCount } from '../format/amount.ts';

/** What is asked before a campaign starts: the numbers, and what happens then. */
export type StartQuestion = {
  readonly title: string;
  readonly numbers: string;
  readonly after: string;
  readonly yes: string;
};

/** How the button that starts a campaign is called. */
export function startLabel(kind: Schedule['kind']): string {
  return kind === 'now' ? 'Post now' : kind === 'recurring' ? 'Start' : 'Schedule';
}

/** The question before the start; `first` and `last` are times in words, null where there are none. */
export function startQuestion(
  kind: Schedule['kind'],
  check: Pick<CampaignCheck, 'posts' | 'accounts'>,
  first: string | null,
  last: string | null,
): StartQuestion {
  const yes = startLabel(kind);
  const what = check.posts === null ? 'Posts again and again' : formatCount(check.posts, 'post');
  const after =
    kind === 'now'
      ? 'They start right away; you can watch, pause or stop at any moment. What is published stays published.'
      : 'Until then you can change, pause or stop it. What is published stays published.';
  return {
    title: `${yes}?`,
    numbers: `${what} on ${formatCount(check.accounts, 'account')}${span(check.posts, first, last)}`,
    after,
    yes,
  };
}

function span(posts: number | null, first: string | null, last: string | null): string {
  if (first === null) return '';
  if (posts === null) return `, beginning ${first}`;
  return last === null || last === first ? `, ${first}` : `, from ${first} to ${last}`;
}

/** How far a campaign's posts are: `done` of `total`, and how many failed or wait for a person. */
export function postsOf({ counts }: Pick<CampaignSummary, 'counts'>) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { total, done: counts.completed, failed: counts.failed, asking: counts.needs_review };
}

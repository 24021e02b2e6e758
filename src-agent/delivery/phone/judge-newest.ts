import { evenSpaced } from '../../automation/words.ts';
import type { Verdict } from './judge.ts';
import { compareCaption } from './post-facts.ts';

/**
 * The newest posts of a profile as it opens, newest first. `whole`: these are all it has. `pinned`: some stand at the top
 * whatever their age, so that a new one may be below what is shown.
 */
export type NewestPosts = {
  readonly texts: readonly string[];
  readonly whole: boolean;
  readonly pinned: boolean;
};

/** With fewer posts in sight than this, a pinned one that is not marked could hide a new one. */
const leastInSight = 2;

/**
 * Decides from the texts of the newest posts before and now, for apps whose profile shows no number of posts. Published: the
 * text stands there once, it did not before, and the others are the ones of before. Not published: the posts are the ones
 * of before. Two equal texts, a text that is cut off or anything else that changed leave it undecided.
 */
export function judgeNewest(
  before: readonly string[] | null,
  now: NewestPosts | null,
  handle: string,
  caption: string,
): Verdict {
  if (before === null || now === null || evenSpaced(caption) === '') return 'undecided';
  const compared = (text: string) => compareCaption(text, handle, caption);
  const read = now.texts.map(compared);
  if (before.some((text) => compared(text) !== 'different') || read.includes('unreadable'))
    return 'undecided';
  const others = now.texts.filter((_, at) => read[at] === 'different');
  if (!continues(before, others)) return 'undecided';
  const found = now.texts.length - others.length;
  if (found > 0) return found === 1 ? 'published' : 'undecided';
  const inSight =
    now.whole || (others.length >= leastInSight && before.length >= leastInSight && !now.pinned);
  return inSight ? 'not_published' : 'undecided';
}

/** Whether two lists begin alike, as far as both go, and neither begins where the other has nothing. */
function continues(before: readonly string[], now: readonly string[]): boolean {
  if (before.length === 0 || now.length === 0) return before.length === now.length;
  return now.every((text, at) => {
    const earlier = before[at];
    return earlier === undefined || evenSpaced(earlier) === evenSpaced(text);
  });
}

import type { NewestPost } from './post-facts.ts';

/** What reading the profile tells about an earlier attempt. */
export type Verdict = 'published' | 'not_published' | 'undecided';

/**
 * Decides from the number of posts before and now (null: not known) and from the newest post. Both must speak
 * for it: a grown count alone may be somebody else's post, an equal caption alone an older post of the same words.
 */
export function judge(before: number | null, now: number | null, newest: NewestPost): Verdict {
  if (before === null || now === null) return 'undecided';
  if (now > before) return newest === 'same' ? 'published' : 'undecided';
  return newest === 'different' || newest === 'none' ? 'not_published' : 'undecided';
}

/** How long after it was sent a comment of unknown outcome is looked for before a person is asked, in milliseconds. */
export const commentWindowMs = 10 * 60_000;

/**
 * Decides what became of a comment, which no id was known for before it was written: it is there, or it may still come, or
 * a person has to say. Never that it is not there, so it is never written again without a person. `sinceSentMs` on the
 * platform's clock.
 */
export function judgeComment(
  matches: number | null,
  sinceSentMs: number,
  windowMs: number = commentWindowMs,
): 'published' | 'look_again' | 'ask' {
  if ((matches ?? 0) > 0) return 'published';
  return sinceSentMs < windowMs ? 'look_again' : 'ask';
}

import { assertNever } from '../../../src-shared/assert-never.ts';

/** What a platform says of something prepared there: a container of Instagram or Threads, an upload of TikTok. */
export type ContainerStatus = 'published' | 'finished' | 'in_progress' | 'expired' | 'error' | 'unreadable';

/**
 * One read after a commit call whose answer is not known. `matches`: posts of the account's list that are this post by time,
 * kind and text; null where the list could not be read. `at`: the platform's clock, epoch milliseconds.
 */
export type ContainerReading = {
  readonly status: ContainerStatus;
  readonly matches: number | null;
  readonly at: number;
};

/** What the reads decide. `same_container`: the next attempt may publish only that one; `new_container`: it made nothing and never will. */
export type ContainerVerdict = 'published' | 'same_container' | 'new_container' | 'look_again' | 'ask';

/** How far apart the two reads are that allow another attempt, in milliseconds. */
export const readsApartMs = 60_000;

/**
 * Decides what became of a publishing call. `before` is the earlier read that said the same, null on the first. Nothing is
 * published again before two reads some time apart found no post: a list may lag behind, and a container that reads as
 * failed may have been published all the same.
 */
export function judgeContainer(
  reading: ContainerReading,
  before: Pick<ContainerReading, 'status' | 'at'> | null,
  apartMs: number = readsApartMs,
): ContainerVerdict {
  const { status, matches, at } = reading;
  const twice = before !== null && before.status === status && at - before.at >= apartMs;
  switch (status) {
    case 'published':
      return 'published';
    case 'finished':
      // The container says it made nothing: what matches may be another post of the same words.
      if (!twice) return 'look_again';
      return matches === 0 ? 'same_container' : 'ask';
    case 'expired':
    case 'error':
      if (matches !== null && matches > 0) return 'published';
      return twice && matches === 0 ? 'new_container' : 'look_again';
    case 'in_progress':
      return 'look_again';
    case 'unreadable':
      return matches === 1 ? 'published' : 'ask';
    default:
      return assertNever(status);
  }
}

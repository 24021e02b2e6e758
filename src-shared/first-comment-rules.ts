import type { DeliveryRoute, Platform } from './domain/platform.ts';
import { placementRules } from './media-rules.ts';
import type { Post, PostFinding } from './post-rules.ts';
import { captionLength } from './platform-rules.ts';

/** What the platform takes of a post's first comment on that route; nothing is said where there is none. */
export function* firstCommentFindings(
  { kind, firstComment }: Post,
  platform: Platform,
  route: DeliveryRoute,
): Generator<PostFinding> {
  if (firstComment.trim() === '') return;
  const say = (message: string) => ({ path: 'firstComment', message, stops: true });
  if (kind === 'story') yield say('A story takes no comments. Take the first comment out.');
  // platform-apis.md §5.11, “Reading”: the publishing interface neither reads nor writes comments.
  if (platform === 'tiktok' && route === 'api')
    yield say(
      'TikTok’s interface takes no comments. Take the first comment out for TikTok, or post it another way.',
    );
  const repliesMax = placementRules.threads.text?.max ?? Infinity;
  const length = captionLength(firstComment, platform);
  if (platform === 'threads' && length > repliesMax)
    yield say(
      `A first comment on Threads is a reply, which has at most ${repliesMax} characters; this one has ${length}.`,
    );
}

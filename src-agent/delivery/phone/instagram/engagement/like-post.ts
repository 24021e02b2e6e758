import { findElement } from '../../../../automation/find.ts';
import type { StepRunner } from '../../../../automation/step-runner.ts';
import type { Deed, FeedPost } from '../../engagement.ts';
import { findItem, within } from './feed.ts';
import { changeMs, deedOf, seeFeed, tapOnPost } from './feed-steps.ts';

/** Likes a post that is on the screen; a heart that is red already is left alone. */
export async function likePost(runner: StepRunner, post: FeedPost): Promise<Deed> {
  const seen = await runner.run(seeFeed);
  if (seen.kind === 'stopped') return seen;
  const { look } = seen;
  const item = findItem(look, post);
  if (item === null) return { kind: 'not_here' };
  if (item.post.liked) return { kind: 'already' };
  if (!findElement(look.view, look.screen ?? '', 'like', {}, within(post)(look)).found)
    return { kind: 'not_here' };
  const liked = await runner.run(
    tapOnPost(post, 'like', {
      name: 'like',
      title: `Like the post of @${post.author}`,
      until: [look.screen ?? ''],
      also: (after) => findItem(after, post)?.post.liked === true,
      timeoutMs: changeMs,
    }),
  );
  return deedOf(liked);
}

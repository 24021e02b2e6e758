import type { StepRunner } from '../../../../automation/step-runner.ts';
import { deedOf } from '../../deed-end.ts';
import type { Deed, FeedPost } from '../../engagement.ts';
import { feedScreens, findItem } from './feed.ts';
import { changeMs, seePost, tapOnPost } from './feed-steps.ts';

/** Likes a post that is on the screen; a heart that is red already is left alone. */
export async function likePost(runner: StepRunner, post: FeedPost): Promise<Deed> {
  const seen = await seePost(runner, post, 'like_button');
  if (seen.kind !== 'seen') return seen;
  if (seen.item.post.liked) return { kind: 'already' };
  const liked = await runner.run(
    tapOnPost(post, 'like', {
      name: 'like',
      title: `Like the post of @${post.author}`,
      until: feedScreens,
      also: (after) => findItem(after, post)?.post.liked === true,
      timeoutMs: changeMs,
    }),
  );
  return deedOf(liked);
}

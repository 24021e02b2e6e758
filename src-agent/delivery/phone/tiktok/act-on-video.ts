import type { StepRunner } from '../../../automation/step-runner.ts';
import type { Step } from '../../../automation/step.ts';
import { deedOf } from '../deed-end.ts';
import type { Deed, FeedPost } from '../engagement.ts';
import { seeVideo } from './scroll-on.ts';
import { has, shows, watchingScreens } from './watching.ts';

/** How long the change an act makes may take, in milliseconds. */
export const changeMs = 8000;

/** Likes the video; one that is liked already is left alone, because a second tap would take the like back. */
export async function likeVideo(runner: StepRunner, post: FeedPost): Promise<Deed> {
  const seen = await runner.run(seeVideo);
  if (seen.kind === 'stopped') return seen;
  if (!shows(seen.look, post)) return { kind: 'not_here' };
  if (has(seen.look, 'liked')) return { kind: 'already' };
  if (!has(seen.look, 'like')) return { kind: 'not_here' };
  const like: Step = {
    name: 'like',
    title: `Like the video of ${post.author}`,
    expects: watchingScreens,
    act: { kind: 'tap', element: 'like' },
    until: watchingScreens,
    also: (look) => shows(look, post) && has(look, 'liked'),
    timeoutMs: changeMs,
  };
  return deedOf(await runner.run(like));
}

/** Follows the author by the plus on their picture; where it is missing they are followed already. */
export async function followAuthor(runner: StepRunner, post: FeedPost): Promise<Deed> {
  const seen = await runner.run(seeVideo);
  if (seen.kind === 'stopped') return seen;
  if (!shows(seen.look, post)) return { kind: 'not_here' };
  if (!has(seen.look, 'follow')) return { kind: has(seen.look, 'avatar') ? 'already' : 'not_here' };
  const follow: Step = {
    name: 'follow',
    title: `Follow ${post.author}`,
    expects: watchingScreens,
    act: { kind: 'tap', element: 'follow' },
    until: watchingScreens,
    also: (look) => shows(look, post) && has(look, 'avatar') && !has(look, 'follow'),
    timeoutMs: changeMs,
  };
  return deedOf(await runner.run(follow));
}

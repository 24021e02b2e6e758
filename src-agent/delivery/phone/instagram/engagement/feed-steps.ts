import { findElement } from '../../../../automation/find.ts';
import type { Look } from '../../../../automation/looking.ts';
import type { StepEnd, StepRunner } from '../../../../automation/step-runner.ts';
import type { Step } from '../../../../automation/step.ts';
import type { Deed, FeedPost } from '../../engagement.ts';
import { type FeedItem, feedScreens, findItem, within } from './feed.ts';

/** How long a screen, and the change an act makes, may take, in milliseconds. */
export const screenMs = 15_000;
export const changeMs = 8000;

/** Sees that a feed is on the screen. */
export const seeFeed: Step = {
  name: 'see_feed',
  title: 'Look at the feed',
  expects: [],
  act: { kind: 'look' },
  until: feedScreens,
  timeoutMs: screenMs,
};

/** Goes back to the feed from a screen that was opened from it. */
export function backToFeed(from: readonly string[]): Step {
  return {
    name: 'back_to_feed',
    title: 'Go back to the feed',
    expects: from,
    act: { kind: 'back' },
    until: feedScreens,
    timeoutMs: screenMs,
  };
}

/** A post that something can be done to, with the look it was seen in. */
type SeenPost = { readonly kind: 'seen'; readonly look: Look; readonly item: FeedItem };

/** Sees that the post is on the screen with that button of it. The account's own posts are left alone. */
export async function seePost(runner: StepRunner, post: FeedPost, element: string): Promise<SeenPost | Deed> {
  const seen = await runner.run(seeFeed);
  if (seen.kind === 'stopped') return seen;
  const { look } = seen;
  const item = findItem(look, post);
  if (item === null || post.author === runner.eyes.scene.handle) return { kind: 'not_here' };
  const button = findElement(look.view, look.screen ?? '', element, {}, within(post)(look));
  return button.found ? { kind: 'seen', look, item } : { kind: 'not_here' };
}

/** How often back is pressed at most: for the keyboard, for the screen, and once more. */
const mostBacks = 3;

/**
 * Presses back until one of the screens of `until` is there. The first press may only close the keyboard, which cannot be
 * seen; so the next one follows only when nothing has changed for long: one too many would leave the app.
 */
export async function leaveByBack(
  runner: StepRunner,
  step: Pick<Step, 'name' | 'title' | 'expects' | 'until'>,
): Promise<StepEnd> {
  const leave: Step = { ...step, act: { kind: 'back' }, timeoutMs: 3000 };
  let end = await runner.run(leave);
  for (let back = 1; back < mostBacks; back += 1) {
    if (end.kind === 'done' || end.problem.code !== 'timeout') return end;
    end = await runner.run(leave);
  }
  return end;
}

/** Taps something of one post. A feed that still moves would put another post under the finger, so it must stand still. */
export function tapOnPost(
  post: FeedPost,
  element: string,
  step: Pick<Step, 'name' | 'title' | 'until' | 'also' | 'timeoutMs'>,
): Step {
  return { ...step, expects: feedScreens, act: { kind: 'tap', element, among: within(post), steady: true } };
}

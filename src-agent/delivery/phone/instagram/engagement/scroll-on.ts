import type { Look } from '../../../../automation/looking.ts';
import type { StepEnd, StepRunner } from '../../../../automation/step-runner.ts';
import type { Step } from '../../../../automation/step.ts';
import type { FeedPost } from '../../engagement.ts';
import { type FeedItem, feedScreens, itemsOn, middleItem, samePost } from './feed.ts';
import { screenMs, seeFeed } from './feed-steps.ts';

const mostSwipes = 6;
/** Fractions of the screen's height: where a post's header comes to stand, where the finger sets down, how far it goes. */
const landing = 0.11;
const setDown = 0.78;
const shortest = 0.08;
const longest = 0.6;
const usual = 0.45;
/** A header that stands lower than this may have its buttons below the screen. */
const lowest = 0.3;
const swipeMs = 700;

/**
 * Scrolls until another post than before is in the middle, with its header at the top so that its buttons are in sight; at
 * the end of a feed it stays.
 */
export async function scrollOn(runner: StepRunner): Promise<StepEnd> {
  const seen = await runner.run(seeFeed);
  if (seen.kind === 'stopped') return seen;
  const before = middleItem(seen.look)?.post ?? null;
  let end = seen;
  for (let swipe = 0; swipe < mostSwipes; swipe += 1) {
    const from = middleItem(end.look);
    const swiped = await runner.run(swipeUp(distance(end.look, before)));
    if (swiped.kind === 'stopped') return swiped;
    end = swiped;
    const now = middleItem(swiped.look);
    if (now === null || isBefore(now, before)) continue;
    const stands = from !== null && from.top === now.top && samePost(from.post, now.post);
    if (stands || now.top / swiped.look.view.tree.height <= lowest) return swiped;
  }
  return end;
}

/** Up to the header of the next post, or over most of the screen when none is in sight. */
function distance(look: Look, before: FeedPost | null): number {
  const { height } = look.view.tree;
  const next = itemsOn(look).find(
    (item) => !isBefore(item, before) && item.top / height - landing > shortest,
  );
  return next ? Math.min(longest, next.top / height - landing) : usual;
}

function isBefore(item: FeedItem, before: FeedPost | null): boolean {
  return before !== null && samePost(item.post, before);
}

function swipeUp(fraction: number): Step {
  return {
    name: 'scroll',
    title: 'Scroll to the next post',
    expects: feedScreens,
    act: {
      kind: 'swipe',
      from: { x: 0.5, y: setDown },
      to: { x: 0.5, y: setDown - fraction },
      milliseconds: swipeMs,
    },
    until: feedScreens,
    timeoutMs: screenMs,
  };
}

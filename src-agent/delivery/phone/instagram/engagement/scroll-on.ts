import type { Look } from '../../../../automation/looking.ts';
import type { StepEnd, StepRunner } from '../../../../automation/step-runner.ts';
import type { Step } from '../../../../automation/step.ts';
import { feedScreens, itemsOn, middleItem, samePost } from './feed.ts';
import { screenMs, seeFeed } from './feed-steps.ts';

const mostSwipes = 6;
/** Fractions of the screen's height: where a post's header comes to stand, where the finger sets down, how far it goes. */
const landing = 0.11;
const setDown = 0.78;
const shortest = 0.08;
const longest = 0.6;
const swipeMs = 700;

/** Scrolls until another post than before is in the middle, its header in sight; at the end of a feed it stays. */
export async function scrollOn(runner: StepRunner): Promise<StepEnd> {
  const seen = await runner.run(seeFeed);
  if (seen.kind === 'stopped') return seen;
  const before = middleItem(seen.look)?.post ?? null;
  let end = seen;
  for (let swipe = 0; swipe < mostSwipes; swipe += 1) {
    const swiped = await runner.run(swipeUp(distance(end.look)));
    if (swiped.kind === 'stopped') return swiped;
    end = swiped;
    const now = middleItem(swiped.look)?.post ?? null;
    if (now !== null && (before === null || !samePost(now, before))) return swiped;
  }
  return end;
}

/** Up to the header of the next post, or over most of the screen when none is in sight. */
function distance(look: Look): number {
  const { height } = look.view.tree;
  const current = middleItem(look);
  const next = itemsOn(look).find(
    ({ top }) => top > (current?.top ?? 0) && top / height - landing > shortest,
  );
  if (!next) return longest * 0.8;
  return Math.min(longest, next.top / height - landing);
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

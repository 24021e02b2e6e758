import type { Look } from '../../../automation/looking.ts';
import type { StepEnd, StepRunner } from '../../../automation/step-runner.ts';
import type { Stopped } from '../../delivery.ts';
import { openApp } from '../common-steps.ts';
import { postOn, shows, watchingScreens } from './watching.ts';

/** How long the next video may take to come; when it does not, the last one of a grid is on the screen. */
const nextMs = 4000;
const screenMs = 15_000;

type Swiped = { readonly kind: 'next' | 'last'; readonly look: Look } | Stopped;

/** Swipes to the next video. `last`: the same one stayed. */
export async function swipeToNext(runner: StepRunner, before: Look): Promise<Swiped> {
  const { clock } = runner.eyes;
  const post = postOn(before);
  const changed = (look: Look) => post === null || !shows(look, post);
  const began = clock.now();
  const swiped = await runner.run({
    name: 'next_video',
    title: 'Swipe to the next video',
    expects: watchingScreens,
    act: { kind: 'swipe', from: { x: 0.45, y: 0.72 }, to: { x: 0.45, y: 0.24 }, milliseconds: 260 },
    until: watchingScreens,
    also: (look) => (postOn(look) !== null && changed(look)) || clock.now() - began > nextMs,
    timeoutMs: screenMs,
  });
  if (swiped.kind === 'stopped') return swiped;
  return { kind: changed(swiped.look) ? 'next' : 'last', look: swiped.look };
}

/** Scrolls to the next video; after the last one of a grid, to the home feed. */
export async function scrollOn(runner: StepRunner): Promise<StepEnd> {
  const seen = await runner.run(seeVideo);
  if (seen.kind === 'stopped') return seen;
  const swiped = await swipeToNext(runner, seen.look);
  if (swiped.kind === 'stopped') return swiped;
  if (swiped.kind === 'next') return { kind: 'done', look: swiped.look };
  return runner.run(openApp(runner.eyes.scene.appName, null));
}

/** Sees that a video fills the screen. */
export const seeVideo = {
  name: 'see_video',
  title: 'Look at the video',
  expects: [],
  act: { kind: 'look' },
  until: watchingScreens,
  timeoutMs: screenMs,
} as const;

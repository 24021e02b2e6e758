import type { ReplayVerdict, ScreenBounds, SeenScreen } from '../../src-shared/domain/replay.ts';
import { plain } from '../automation/stops.ts';

/** How a step was judged when it was done, or is judged now. An element that was not looked for is undefined. */
export type Judged = {
  readonly screen: string | null;
  readonly bounds: ScreenBounds | null | undefined;
};

/**
 * Compares how a step was judged then with how it is judged now. What is lost weighs most: a step that recognises a screen
 * but misses its element is worse.
 */
export function compareStep(
  before: Judged,
  now: Judged & { readonly seen: SeenScreen | null },
): { readonly verdict: ReplayVerdict; readonly sentence: string } {
  if (now.seen === null) return { verdict: 'none', sentence: 'No pack is for this app.' };
  if (before.bounds && now.bounds === null)
    return { verdict: 'worse', sentence: 'The element it touched is no longer found.' };
  if (before.screen !== null && now.screen === null)
    return { verdict: 'worse', sentence: `It was ${plain(before.screen)} then. ${now.seen.sentence}` };
  if (before.screen !== null && before.screen !== now.screen)
    return {
      verdict: 'other',
      sentence: `It was ${plain(before.screen)} then and is ${plain(now.screen ?? '')} now.`,
    };
  if (before.screen === null && now.screen !== null)
    return { verdict: 'better', sentence: `It was not recognised then; now it is ${plain(now.screen)}.` };
  if (before.bounds && now.bounds && !isSame(before.bounds, now.bounds))
    return { verdict: 'moved', sentence: 'The element is found at another place than then.' };
  return {
    verdict: 'same',
    sentence: now.screen === null ? `As then. ${now.seen.sentence}` : `As then: ${plain(now.screen)}.`,
  };
}

function isSame(a: ScreenBounds, b: ScreenBounds): boolean {
  return a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom;
}

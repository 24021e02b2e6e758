import { findElement } from '../../../automation/find.ts';
import type { Look } from '../../../automation/looking.ts';
import { comparable, evenSpaced } from '../../../automation/words.ts';
import { homeScreens } from '../common-steps.ts';
import type { FeedPost } from '../engagement.ts';
import { readText } from '../post-facts.ts';

/** Screens on which one video fills the screen. */
export const watchingScreens = [...homeScreens, 'opened_post'];

/** Whether one video fills the screen. */
function isWatching({ screen }: Look): boolean {
  return screen !== null && watchingScreens.includes(screen);
}

/** Whether the recognised screen has that element and it can be pressed. */
export function has(look: Look, element: string): boolean {
  return look.screen !== null && findElement(look.view, look.screen, element).found;
}

/**
 * The video on the screen, or null when nobody is told as its author. The feed shows the name somebody gave themself and
 * not their handle, so that name stands for the author.
 */
export function postOn(look: Look): FeedPost | null {
  if (!isWatching(look)) return null;
  const author = readText(look, 'author');
  if (author === null) return null;
  return {
    author: comparable(author).replace(/^@/, ''),
    text: evenSpaced(readText(look, 'caption') ?? ''),
    isVideo: true,
    sponsored: has(look, 'sponsored'),
    liked: has(look, 'liked'),
  };
}

/** Whether the screen shows that video. */
export function shows(look: Look, { author, text }: Pick<FeedPost, 'author' | 'text'>): boolean {
  const shown = postOn(look);
  return shown !== null && shown.author === author && shown.text === text;
}

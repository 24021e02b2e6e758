import { accountName } from '../../../../src-shared/account-name.ts';
import type { Clock } from '../../../automation/clock.ts';
import { findElement } from '../../../automation/find.ts';
import type { Look } from '../../../automation/looking.ts';
import type { ScreenNode } from '../../../automation/source/screen-tree.ts';
import { isWithin } from '../../../automation/source/screen-tree.ts';
import type { Step } from '../../../automation/step.ts';
import { atRest } from '../at-rest.ts';
import { homeScreens } from '../common-steps.ts';
import type { FeedPost } from '../engagement.ts';
import { fieldHolds } from '../post-facts.ts';
import { feeds, rowOf, rowsOf } from './feed-rows.ts';

const screenMs = 15_000;
/** A button that was pressed changes at once, or after the platform was asked. */
const changeMs = 6000;

export const openHome: Step = {
  name: 'open_home',
  title: 'Open the home feed',
  expects: [...feeds, 'own_profile', 'opened_post'],
  act: { kind: 'tap', element: 'home_tab' },
  until: homeScreens,
  timeoutMs: screenMs,
};

/** Sees the home feed when it no longer moves. */
export function seeRest(clock: Clock): Step {
  return {
    name: 'see_home',
    title: 'Look at the home feed',
    expects: homeScreens,
    act: { kind: 'look' },
    until: homeScreens,
    also: atRest(clock, (look) =>
      JSON.stringify(rowsOf(look).map(({ post, bounds }) => [post.author, post.text, bounds.top])),
    ),
    timeoutMs: screenMs,
  };
}

export const readFeed: Step = {
  name: 'read',
  title: 'Read the feed',
  expects: feeds,
  act: { kind: 'look' },
  until: feeds,
  timeoutMs: screenMs,
};

/** Draws the feed up by that part of the screen's height. */
export function scrollBy(part: number): Step {
  return {
    name: 'scroll',
    title: 'Scroll on',
    expects: feeds,
    act: { kind: 'swipe', from: { x: 0.5, y: 0.78 }, to: { x: 0.5, y: 0.78 - part }, milliseconds: 450 },
    until: feeds,
    timeoutMs: screenMs,
  };
}

/** Sees a feed on which nothing is on its way any more. */
export const lookAtFeed: Step = {
  name: 'look',
  title: 'Look at the post',
  expects: feeds,
  act: { kind: 'look' },
  until: feeds.filter((screen) => screen !== 'uploading' && screen !== 'done_posting'),
  through: ['uploading', 'done_posting'],
  timeoutMs: 60_000,
};

export const openSearch: Step = {
  name: 'open_search',
  title: 'Open the search',
  expects: homeScreens,
  act: { kind: 'tap', element: 'search' },
  until: ['search'],
  timeoutMs: screenMs,
};

/** Types what is looked for and sees that the app offers it. */
export function searchFor(wanted: string): Step {
  return {
    name: 'search',
    title: `Look for ${wanted}`,
    expects: ['search'],
    act: { kind: 'type', element: 'field', text: wanted },
    until: ['search'],
    also: (look) => findElement(look.view, 'search', 'result', { wanted }).found,
    timeoutMs: screenMs,
  };
}

/** The keyboard covers the tabs, so the search is left by the way back. */
export const closeSearch: Step = {
  name: 'close_search',
  title: 'Close the search',
  expects: ['search'],
  act: { kind: 'back' },
  until: homeScreens,
  timeoutMs: screenMs,
};

/** Opens what the search offers. */
export function openResult(wanted: string, leadsTo: 'tag_feed' | 'other_profile'): Step {
  return {
    name: 'open_result',
    title: `Open ${wanted}`,
    expects: ['search'],
    act: { kind: 'tap', element: 'result', parameters: { wanted } },
    until: [leadsTo],
    timeoutMs: screenMs,
  };
}

/** Presses something of one post. A feed that still moves would put another post under the finger, so it must stand still. */
function tapIn(post: FeedPost, element: string): Step['act'] {
  const among = (look: Look) => {
    const row = rowOf(look, post);
    return (node: ScreenNode) => row !== null && isWithin(node, row.node);
  };
  return { kind: 'tap', element, among, steady: true };
}

export function like(post: FeedPost): Step {
  return {
    name: 'like',
    title: `Like the post of ${accountName(post.author)}`,
    expects: feeds,
    act: tapIn(post, 'like'),
    until: feeds,
    also: (look) => rowOf(look, post)?.post.liked === true,
    timeoutMs: changeMs,
  };
}

export function openAuthor(post: FeedPost): Step {
  return {
    name: 'open_author',
    title: `Open the profile of ${accountName(post.author)}`,
    expects: feeds,
    act: tapIn(post, 'author'),
    until: ['other_profile'],
    also: (look) => findElement(look.view, 'other_profile', 'shown_handle', { handle: post.author }).found,
    timeoutMs: screenMs,
  };
}

export const follow: Step = {
  name: 'follow',
  title: 'Follow',
  expects: ['other_profile'],
  act: { kind: 'tap', element: 'follow' },
  until: ['other_profile'],
  also: (look) => findElement(look.view, 'other_profile', 'following').found,
  timeoutMs: changeMs,
};

export const askToUnfollow: Step = {
  name: 'unfollow',
  title: 'Open the choice to unfollow',
  expects: ['other_profile'],
  act: { kind: 'tap', element: 'following' },
  until: ['unfollow_sheet'],
  timeoutMs: screenMs,
};

export const unfollow: Step = {
  name: 'confirm_unfollow',
  title: 'Unfollow',
  expects: ['unfollow_sheet'],
  act: { kind: 'tap', element: 'unfollow', steady: true },
  until: ['other_profile'],
  also: (look) => findElement(look.view, 'other_profile', 'follow').found,
  timeoutMs: changeMs,
};

export const backToFeed: Step = {
  name: 'back',
  title: 'Go back to the feed',
  expects: ['other_profile'],
  act: { kind: 'back' },
  until: feeds.filter((screen) => screen !== 'other_profile'),
  timeoutMs: screenMs,
};

export function openReply(post: FeedPost): Step {
  return {
    name: 'open_reply',
    title: `Reply to ${accountName(post.author)}`,
    expects: feeds,
    act: tapIn(post, 'reply'),
    until: ['reply_composer'],
    timeoutMs: screenMs,
  };
}

export function writeReply(text: string): Step {
  return {
    name: 'write_reply',
    title: 'Write the reply',
    expects: ['reply_composer'],
    act: { kind: 'type', element: 'field', text },
    until: ['reply_composer'],
    also: (look) => fieldHolds(look, text),
    timeoutMs: screenMs,
  };
}

/** Sends the reply and sees the app say that it was posted. */
export const sendReply: Step = {
  name: 'send_reply',
  title: 'Send the reply',
  expects: ['reply_composer'],
  act: { kind: 'tap', element: 'send' },
  until: ['done_posting'],
  through: feeds,
  timeoutMs: 60_000,
};

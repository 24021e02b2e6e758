import { findElement } from '../../../../automation/find.ts';
import type { Look } from '../../../../automation/looking.ts';
import type { StepEnd, StepRunner } from '../../../../automation/step-runner.ts';
import type { Step } from '../../../../automation/step.ts';
import { afterReturn, deedOf } from '../../deed-end.ts';
import type { Deed, FeedPost } from '../../engagement.ts';
import { showsHandle } from '../../post-facts.ts';
import { backToFeed, changeMs, screenMs, seePost, tapOnPost } from './feed-steps.ts';

const profiles = ['other_profile', 'own_profile'];

const tapFollow: Step = {
  name: 'follow',
  title: 'Follow',
  expects: ['other_profile'],
  act: { kind: 'tap', element: 'follow' },
  until: ['other_profile'],
  also: (look) => offers(look, 'following'),
  timeoutMs: changeMs,
};

const openFollowSheet: Step = {
  name: 'open_follow_sheet',
  title: 'Open what can be done about a followed account',
  expects: ['other_profile'],
  act: { kind: 'tap', element: 'following' },
  until: ['follow_sheet'],
  timeoutMs: screenMs,
};

const tapUnfollow: Step = {
  name: 'unfollow',
  title: 'Stop following',
  expects: ['follow_sheet'],
  act: { kind: 'tap', element: 'unfollow', steady: true },
  until: ['other_profile'],
  also: (look) => offers(look, 'follow'),
  timeoutMs: changeMs,
};

/** Follows the author on their profile and comes back to the feed. */
export function followAuthor(runner: StepRunner, post: FeedPost): Promise<Deed> {
  return onProfile(runner, post, async (look) => {
    if (offers(look, 'following')) return { kind: 'already' };
    if (!offers(look, 'follow')) return { kind: 'not_here' };
    return deedOf(await runner.run(tapFollow));
  });
}

/** Ends following the author on their profile and comes back to the feed. */
export function unfollowAuthor(runner: StepRunner, post: FeedPost): Promise<Deed> {
  return onProfile(runner, post, async (look) => {
    if (offers(look, 'follow')) return { kind: 'already' };
    if (!offers(look, 'following')) return { kind: 'not_here' };
    const sheet = await runner.run(openFollowSheet);
    return sheet.kind === 'stopped' ? sheet : deedOf(await runner.run(tapUnfollow));
  });
}

async function onProfile(
  runner: StepRunner,
  post: FeedPost,
  act: (look: Look) => Promise<Deed>,
): Promise<Deed> {
  const seen = await seePost(runner, post, 'author');
  if (seen.kind !== 'seen') return seen;
  const opened = await runner.run(openAuthor(post));
  if (opened.kind === 'stopped') return opened;
  const deed: Deed = opened.look.screen === 'own_profile' ? { kind: 'not_here' } : await act(opened.look);
  const back: StepEnd =
    deed.kind === 'stopped' ? deed : await runner.run(backToFeed([...profiles, 'follow_sheet']));
  return afterReturn(deed, back);
}

function openAuthor(post: FeedPost): Step {
  return tapOnPost(post, 'author', {
    name: 'open_author',
    title: `Open the profile of @${post.author}`,
    until: profiles,
    also: (look) => look.screen === 'own_profile' || showsHandle(look, post.author),
    timeoutMs: screenMs,
  });
}

function offers(look: Look, element: 'follow' | 'following'): boolean {
  return look.screen === 'other_profile' && findElement(look.view, 'other_profile', element).found;
}

import type { Look } from '../../../automation/looking.ts';
import type { StepRunner } from '../../../automation/step-runner.ts';
import type { Step } from '../../../automation/step.ts';
import { afterReturn, deedOf } from '../deed-end.ts';
import type { Deed, FeedPost } from '../engagement.ts';
import { changeMs } from './act-on-video.ts';
import { seeVideo } from './scroll-on.ts';
import { has, shows, watchingScreens } from './watching.ts';

const screenMs = 15_000;

/** Ends following the author on their profile, which is opened from the video and left again. */
export async function unfollowAuthor(runner: StepRunner, post: FeedPost): Promise<Deed> {
  const seen = await runner.run(seeVideo);
  if (seen.kind === 'stopped') return seen;
  if (!shows(seen.look, post) || !has(seen.look, 'avatar')) return { kind: 'not_here' };
  const profile = await runner.run(openAuthor);
  if (profile.kind === 'stopped') return profile;
  const deed = await unfollow(runner, profile.look);
  return deed.kind === 'stopped' ? deed : afterReturn(deed, await runner.run(backToVideo));
}

async function unfollow(runner: StepRunner, profile: Look): Promise<Deed> {
  if (has(profile, 'follow')) return { kind: 'already' };
  if (!has(profile, 'following')) return { kind: 'not_here' };
  const asked = await runner.run(askToUnfollow);
  if (asked.kind === 'stopped') return deedOf(asked);
  if (asked.look.screen === 'other_profile') return { kind: 'done' };
  return deedOf(await runner.run(confirmUnfollow));
}

const openAuthor: Step = {
  name: 'open_author',
  title: "Open the author's profile",
  expects: watchingScreens,
  act: { kind: 'tap', element: 'avatar' },
  until: ['other_profile'],
  timeoutMs: screenMs,
};

const askToUnfollow: Step = {
  name: 'unfollow',
  title: 'Choose to end following',
  expects: ['other_profile'],
  act: { kind: 'tap', element: 'following' },
  until: ['unfollow_sheet', 'other_profile'],
  also: (look) => look.screen === 'unfollow_sheet' || has(look, 'follow'),
  timeoutMs: changeMs,
};

const confirmUnfollow: Step = {
  name: 'confirm_unfollow',
  title: 'End following',
  expects: ['unfollow_sheet'],
  act: { kind: 'tap', element: 'unfollow', steady: true },
  until: ['other_profile'],
  also: (look) => has(look, 'follow'),
  timeoutMs: changeMs,
};

const backToVideo: Step = {
  name: 'back_to_video',
  title: 'Go back to the video',
  expects: ['other_profile'],
  act: { kind: 'back' },
  until: watchingScreens,
  timeoutMs: screenMs,
};

import type { StepEnd, StepRunner } from '../../../automation/step-runner.ts';
import { openApp, openHome } from '../common-steps.ts';
import type { Engagement } from '../engagement.ts';
import { goToOwnProfile } from '../own-profile.ts';
import { followAuthor, likeVideo } from './act-on-video.ts';
import { commentOnVideo } from './comment-on-video.ts';
import { enterSource } from './enter-source.ts';
import { scrollOn } from './scroll-on.ts';
import { unfollowAuthor } from './unfollow-author.ts';
import { postOn } from './watching.ts';

/** Watching videos and acting on them; the app has no row of stories. */
export const tiktokEngagement: Engagement = {
  open: openFeed,
  enter: enterSource,
  post: postOn,
  scrollOn,
  like: likeVideo,
  follow: followAuthor,
  unfollow: unfollowAuthor,
  comment: commentOnVideo,
  nextStory: () => null,
  viewStory: () => Promise.resolve({ kind: 'not_here' }),
};

async function openFeed(runner: StepRunner, handle: string): Promise<StepEnd> {
  const home = await runner.run(openApp(runner.eyes.scene.appName, null));
  if (home.kind === 'stopped') return home;
  const profile = await goToOwnProfile(runner, handle);
  return profile.kind === 'stopped' ? profile : runner.run(openHome);
}

import { openApp, openHome } from '../../common-steps.ts';
import type { Engagement } from '../../engagement.ts';
import { goToOwnProfile } from '../../own-profile.ts';
import { commentPost } from './comment-post.ts';
import { enterSource } from './enter-source.ts';
import { middleItem } from './feed.ts';
import { followAuthor, unfollowAuthor } from './follow-author.ts';
import { likePost } from './like-post.ts';
import { scrollOn } from './scroll-on.ts';
import { nextStory, viewStory } from './stories.ts';

/** Reading Instagram's feeds and acting in them. */
export const instagramEngagement: Engagement = {
  async open(runner, handle) {
    const opened = await runner.run(openApp(runner.eyes.scene.appName, null));
    if (opened.kind === 'stopped') return opened;
    const profile = await goToOwnProfile(runner, handle);
    return profile.kind === 'stopped' ? profile : runner.run(openHome);
  },
  enter: enterSource,
  post: (look) => middleItem(look)?.post ?? null,
  scrollOn,
  like: likePost,
  follow: followAuthor,
  unfollow: unfollowAuthor,
  comment: commentPost,
  nextStory,
  viewStory,
};

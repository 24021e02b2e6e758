import { openHome } from '../common-steps.ts';
import type { Engagement } from '../engagement.ts';
import { openFeed } from '../open-feed.ts';
import { followAuthor, likeVideo } from './act-on-video.ts';
import { commentOnVideo } from './comment-on-video.ts';
import { enterSource } from './enter-source.ts';
import { scrollOn } from './scroll-on.ts';
import { unfollowAuthor } from './unfollow-author.ts';
import { postOn } from './watching.ts';

/** Watching videos and acting on them; the app has no row of stories. */
export const tiktokEngagement: Engagement = {
  open: openFeed(openHome),
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

import { openHome } from '../../common-steps.ts';
import type { Engagement } from '../../engagement.ts';
import { openFeed } from '../../open-feed.ts';
import { commentPost } from './comment-post.ts';
import { enterSource } from './enter-source.ts';
import { middleItem } from './feed.ts';
import { followAuthor, unfollowAuthor } from './follow-author.ts';
import { likePost } from './like-post.ts';
import { scrollOn } from './scroll-on.ts';
import { nextStory, viewStory } from './stories.ts';

/** Reading Instagram's feeds and acting in them. */
export const instagramEngagement: Engagement = {
  open: openFeed(openHome),
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

import { checkPost } from '../check-post.ts';
import { leavePost } from '../leave-post.ts';
import type { PhoneApp, PostFlow } from '../phone-app.ts';
import { usualSharing } from '../share-post.ts';
import { checkStory } from './check-story.ts';
import { chooseCarousel, choosePhoto, chooseVideo } from './choose-files.ts';
import { instagramEngagement } from './engagement/instagram-engagement.ts';
import { preparePost } from './prepare-post.ts';
import { prepareStory, storySharing } from './prepare-story.ts';

const leave = leavePost([
  'create_sheet',
  'gallery_picker',
  'reel_picker',
  'story_picker',
  'editor',
  'story_editor',
  'caption',
  'caption_keyboard',
]);

const post: Omit<PostFlow, 'prepare'> = { sharing: usualSharing, look: checkPost, leave };

/** A reel may lead to the player of reels instead of the home screen. */
const reelSharing = { ...usualSharing, patient: [...usualSharing.patient, 'reels'] };

/** Instagram's app on a phone. */
export const instagramApp: PhoneApp = {
  posts: {
    photo: { ...post, prepare: preparePost(choosePhoto) },
    carousel: { ...post, prepare: preparePost(chooseCarousel) },
    video: { ...post, prepare: preparePost(chooseVideo), sharing: reelSharing },
    story: { prepare: prepareStory, sharing: storySharing, look: checkStory, leave },
  },
  engagement: instagramEngagement,
};

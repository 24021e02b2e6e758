import { leavePost } from '../leave-post.ts';
import type { PhoneApp } from '../phone-app.ts';
import { usualSharing } from '../share-post.ts';
import { checkVideo } from './check-video.ts';
import { prepareVideo } from './prepare-video.ts';
import { tiktokEngagement } from './tiktok-engagement.ts';

/** TikTok's app on a phone. */
export const tiktokApp: PhoneApp = {
  posts: {
    video: {
      prepare: prepareVideo,
      sharing: usualSharing,
      look: checkVideo,
      leave: leavePost(['camera', 'gallery_picker', 'editor', 'caption', 'caption_keyboard']),
    },
  },
  engagement: tiktokEngagement,
};

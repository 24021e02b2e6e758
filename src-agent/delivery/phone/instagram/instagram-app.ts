import { leavePost } from '../leave-post.ts';
import { checkPost } from '../check-post.ts';
import type { PhoneApp } from '../phone-app.ts';
import { usualSharing } from '../share-post.ts';
import { preparePhoto } from './prepare-photo.ts';

/** Instagram's app on a phone. */
export const instagramApp: PhoneApp = {
  posts: {
    photo: {
      prepare: preparePhoto,
      sharing: usualSharing,
      look: checkPost,
      leave: leavePost(['create_sheet', 'gallery_picker', 'editor', 'caption', 'caption_keyboard']),
    },
  },
  engagement: null,
};

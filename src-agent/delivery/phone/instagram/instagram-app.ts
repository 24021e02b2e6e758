import { checkPost } from '../check-post.ts';
import type { PhoneApp } from '../phone-app.ts';
import { usualSharing } from '../share-post.ts';
import { preparePhoto } from './prepare-photo.ts';

/** Instagram's app on a phone. */
export const instagramApp: PhoneApp = {
  posts: { photo: { prepare: preparePhoto, sharing: usualSharing, look: checkPost } },
  engagement: null,
};

import { checkPost } from '../check-post.ts';
import { homeScreens } from '../common-steps.ts';
import type { PhoneApp, PostFlow } from '../phone-app.ts';
import { leaveThread, prepareThread } from './prepare-thread.ts';
import { threadsEngagement } from './threads-engagement.ts';

/** Post in the composer leads back to where the composer was opened. */
const thread: PostFlow = {
  prepare: prepareThread,
  sharing: {
    screens: ['composer'],
    element: 'share',
    patient: ['composer', 'own_profile', ...homeScreens],
  },
  leave: leaveThread,
  look: checkPost,
};

/** Threads' app on a phone: text alone, one photo or several. */
export const threadsApp: PhoneApp = {
  posts: { text: thread, photo: thread, carousel: thread },
  engagement: threadsEngagement,
};

import type { PhoneApp } from '../phone-app.ts';

/** Nothing is known of this app yet. */
export const threadsApp: PhoneApp = { posts: {}, engagement: null };

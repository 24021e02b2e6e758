import type { PhoneApp } from '../phone-app.ts';

/** Nothing is known of this app yet. */
export const tiktokApp: PhoneApp = { posts: {}, engagement: null };

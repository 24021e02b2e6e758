import type { Platform } from '../../../src-shared/domain/platform.ts';
import { instagramApp } from './instagram/instagram-app.ts';
import type { PhoneApp } from './phone-app.ts';
import { threadsApp } from './threads/threads-app.ts';
import { tiktokApp } from './tiktok/tiktok-app.ts';

/** The platforms' apps on phones. What they take is told by phone-route.ts, which is loaded at every start. */
export const phoneApps: Readonly<Record<Platform, PhoneApp>> = {
  instagram: instagramApp,
  threads: threadsApp,
  tiktok: tiktokApp,
};

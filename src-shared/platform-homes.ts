import type { Platform } from './domain/platform.ts';

/** The platforms' home pages, where a signed-out visitor is led to the sign-in. */
export const platformHomes: Readonly<Record<Platform, string>> = {
  instagram: 'https://www.instagram.com/',
  threads: 'https://www.threads.net/',
  tiktok: 'https://www.tiktok.com/',
};

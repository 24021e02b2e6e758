import type { Platform } from '../../../src-shared/domain/platform.ts';
import type { InstagramState } from './instagram/instagram-state.ts';
import type { ThreadsState } from './threads/threads-state.ts';
import type { TikTokState } from './tiktok/tiktok-state.ts';

/** A sign-in in one of the apps. */
export type SignedIn = { readonly handle: string; readonly displayName: string };

/** The sign-in that an app has in use. */
export function accountInUse(app: {
  readonly accounts: readonly SignedIn[];
  readonly active: string;
}): SignedIn {
  const { accounts, active } = app;
  return accounts.find(({ handle }) => handle === active) ?? { handle: active, displayName: active };
}

/** A post made on this phone, as the platform counts it. `files`: hashes of what was shared, in order. `at` in epoch milliseconds. */
export type CountedPost = {
  readonly platform: Platform;
  readonly kind: 'photo' | 'carousel' | 'video' | 'story' | 'text';
  readonly handle: string;
  readonly caption: string;
  readonly imageSha256: string;
  readonly files: readonly string[];
  readonly at: number;
};

/** Something an account did to others' posts, as the platform counts it. `target`: the handle it was aimed at. */
export type CountedAct = {
  readonly platform: Platform;
  readonly kind: 'like' | 'unlike' | 'follow' | 'unfollow' | 'comment' | 'story_view';
  readonly handle: string;
  readonly target: string;
  readonly text: string;
  readonly at: number;
};

/** The languages the apps can speak. */
export type PhoneLocale = 'en' | 'es' | 'fr';

/** A picture or video in the phone's gallery. `addedAt` in epoch milliseconds; `durationMs`: null for a picture. */
export type GalleryPicture = {
  readonly path: string;
  readonly sha256: string;
  readonly addedAt: number;
  readonly durationMs: number | null;
};

/** What is in front. `crashed`: Android's "keeps stopping" dialog stands over the launcher. */
export type Front = 'launcher' | 'gallery' | Platform | 'crashed';

/** Everything the screen shows follows from this. */
export type PhoneState = {
  readonly front: Front;
  /** The app in front, or the one that was last. */
  readonly app: Platform;
  /** A call comes in; its screen stands over everything else. */
  readonly ringing?: boolean;
  /** Newest first. */
  readonly gallery: readonly GalleryPicture[];
  readonly locale: PhoneLocale;
  readonly instagram: InstagramState;
  readonly threads: ThreadsState;
  readonly tiktok: TikTokState;
  readonly acts: readonly CountedAct[];
};

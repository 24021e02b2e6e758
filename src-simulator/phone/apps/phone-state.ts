import type { InstagramState } from './instagram/instagram-state.ts';

/** A picture in the phone's gallery. `addedAt` in epoch milliseconds. */
export type GalleryPicture = { readonly path: string; readonly sha256: string; readonly addedAt: number };

/** What is in front. `crashed`: Android's "keeps stopping" dialog stands over the launcher. */
export type Front = 'launcher' | 'gallery' | 'instagram' | 'crashed';

/** Everything the screen shows follows from this. */
export type PhoneState = {
  readonly front: Front;
  /** Newest first. */
  readonly gallery: readonly GalleryPicture[];
  readonly instagram: InstagramState;
};

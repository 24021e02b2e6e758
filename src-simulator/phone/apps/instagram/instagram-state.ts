import { uninterrupted, type Interruption } from '../interruption.ts';
import type { CountedPost, SignedIn } from '../phone-state.ts';
import { noSocial, type Social } from './social.ts';

/** What is being made. */
export type Making = 'photo' | 'carousel' | 'video' | 'story';

/** What was handed to the platform and is not yet counted, or was refused. `imageSha256` is the first of `files`. */
export type Upload = {
  readonly id: number;
  readonly making: Making;
  readonly handle: string;
  readonly caption: string;
  readonly imageSha256: string;
  readonly files: readonly string[];
  readonly refused: boolean;
};

/** The posts of a profile or under a hashtag, one below the other from `place` on. */
export type PostList = {
  readonly name: 'posts';
  readonly of: { readonly kind: 'account' | 'hashtag'; readonly name: string };
  readonly place: number;
  readonly scroll: number;
  readonly from: InstagramScreen;
};

/** A screen of the app. `scroll` in pixels from the top of the content; `from` is where back leads. */
export type InstagramScreen =
  | { readonly name: 'home'; readonly scroll: number }
  | { readonly name: 'reels' | 'inbox' | 'search' }
  | { readonly name: 'search_typing'; readonly query: string }
  | { readonly name: 'profile'; readonly scroll: number }
  | { readonly name: 'create_sheet'; readonly scroll: number }
  | { readonly name: 'account_switcher'; readonly scroll: number }
  | { readonly name: 'post'; readonly place: number; readonly scroll: number }
  | {
      readonly name: 'other_profile' | 'follow_sheet';
      readonly handle: string;
      readonly scroll: number;
      readonly from: InstagramScreen;
    }
  | { readonly name: 'hashtag'; readonly tag: string; readonly scroll: number }
  | PostList
  | {
      readonly name: 'comments';
      readonly post: string;
      readonly text: string;
      readonly typing: boolean;
      readonly from: InstagramScreen;
    }
  | { readonly name: 'story'; readonly author: string; readonly from: InstagramScreen }
  | {
      readonly name: 'gallery';
      readonly making: Making;
      /** Paths in the order they were chosen. */
      readonly selected: readonly string[];
      readonly scroll: number;
    }
  | { readonly name: 'editor'; readonly making: Making; readonly files: readonly string[] }
  | {
      readonly name: 'caption';
      readonly making: Making;
      readonly files: readonly string[];
      readonly caption: string;
      readonly typing: boolean;
    }
  | { readonly name: 'discard'; readonly from: InstagramScreen };

/** The app, whether it is in front or not. `generation` grows when it is restarted: what was on its way is void. */
export type InstagramState = Interruption & {
  readonly accounts: readonly SignedIn[];
  readonly active: string;
  readonly screen: InstagramScreen;
  readonly uploads: readonly Upload[];
  /** The upload that was just counted, while the app says so. */
  readonly donePosting: number | null;
  readonly posts: readonly CountedPost[];
  readonly social: Social;
  readonly generation: number;
  readonly nextUpload: number;
};

/** The app as it starts. */
export const firstScreen: InstagramScreen = { name: 'home', scroll: 0 };

/** The app of a phone on which nothing was done yet. */
export function initialInstagram(accounts: readonly SignedIn[]): InstagramState {
  return {
    accounts,
    active: accounts[0]?.handle ?? '',
    screen: firstScreen,
    ...uninterrupted,
    uploads: [],
    donePosting: null,
    posts: [],
    social: noSocial,
    generation: 0,
    nextUpload: 1,
  };
}

/** Posts every account had before, so that profiles are not empty. They are pictures only. */
export const earlierPosts = 9;

/** Posts of an account made on this phone that stand on its profile, newest first; stories do not. */
export function postsOf(state: InstagramState, handle: string): readonly CountedPost[] {
  return state.posts.filter((post) => post.handle === handle && post.kind !== 'story').toReversed();
}

/** Whether an account has a story, made on this phone. */
export function hasStory(state: InstagramState, handle: string): boolean {
  return state.posts.some((post) => post.handle === handle && post.kind === 'story');
}

import type { Interruption } from '../interruption.ts';
import type { CountedPost, SignedIn } from '../phone-state.ts';

/** What was handed to the platform and is not yet counted, or was refused. */
export type Upload = {
  readonly id: number;
  readonly handle: string;
  readonly caption: string;
  readonly imageSha256: string;
  readonly refused: boolean;
};

/** A screen of the app. `scroll` in pixels from the top of the content. */
export type InstagramScreen =
  | { readonly name: 'home'; readonly scroll: number }
  | { readonly name: 'reels' | 'inbox' | 'search' }
  | { readonly name: 'profile'; readonly scroll: number }
  | { readonly name: 'create_sheet'; readonly scroll: number }
  | { readonly name: 'account_switcher'; readonly scroll: number }
  | { readonly name: 'post'; readonly place: number; readonly scroll: number }
  | { readonly name: 'gallery'; readonly selected: string | null; readonly scroll: number }
  | { readonly name: 'editor'; readonly picture: string }
  | {
      readonly name: 'caption';
      readonly picture: string;
      readonly caption: string;
      readonly typing: boolean;
    };

/** The app, whether it is in front or not. `generation` grows when it is restarted: what was on its way is void. */
export type InstagramState = Interruption & {
  readonly accounts: readonly SignedIn[];
  readonly active: string;
  readonly screen: InstagramScreen;
  readonly uploads: readonly Upload[];
  /** A post of that account was just counted and the app says so. */
  readonly donePosting: boolean;
  readonly posts: readonly CountedPost[];
  readonly generation: number;
  readonly nextUpload: number;
};

/** The app as it starts. */
export const firstScreen: InstagramScreen = { name: 'home', scroll: 0 };

/** Posts every account had before, so that profiles are not empty. They are pictures only. */
export const earlierPosts = 9;

/** Posts of an account made on this phone, newest first. */
export function postsOf(state: InstagramState, handle: string): readonly CountedPost[] {
  return state.posts.filter((post) => post.handle === handle).toReversed();
}

/** The account in use. */
export function activeAccount(state: InstagramState): SignedIn {
  return (
    state.accounts.find(({ handle }) => handle === state.active) ?? {
      handle: state.active,
      displayName: state.active,
    }
  );
}

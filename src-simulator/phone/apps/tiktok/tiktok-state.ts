import type { SimulatedPhone } from '../../../../src-shared/processes/phone-simulator.ts';
import { uninterrupted, type Interruption } from '../interruption.ts';
import type { CountedPost, SignedIn } from '../phone-state.ts';

/** A version of the app. All resource ids differ between the two, but for the few that are not made anew each time. */
export type TikTokVersion = NonNullable<SimulatedPhone['tiktokVersion']>;

/** Videos that one swipes through after opening one of them in a grid. */
export type VideoList =
  | { readonly kind: 'own' }
  | { readonly kind: 'account'; readonly handle: string }
  | { readonly kind: 'tag'; readonly tag: string };

/** Somebody watches the feed, or videos of a grid that they opened. `place` counts from the first video. */
export type Watching =
  | { readonly name: 'home'; readonly place: number }
  | {
      readonly name: 'video';
      readonly list: VideoList;
      readonly place: number;
      readonly from: TikTokScreen;
    };

/** Another's profile, as it is reached from a video or from the search. */
export type OtherProfile = {
  readonly name: 'other_profile';
  readonly handle: string;
  readonly from: TikTokScreen;
};

/** A screen of the app. `scroll` in pixels from the top of the content; videos are named by the SHA-256 of their file. */
export type TikTokScreen =
  | Watching
  | { readonly name: 'comments'; readonly over: Watching; readonly text: string; readonly typing: boolean }
  | { readonly name: 'friends' | 'inbox' }
  | { readonly name: 'profile'; readonly scroll: number }
  | { readonly name: 'account_switcher' }
  | OtherProfile
  | { readonly name: 'unfollow_sheet'; readonly over: OtherProfile }
  | { readonly name: 'search'; readonly text: string; readonly typing: boolean; readonly from: Watching }
  | { readonly name: 'search_results'; readonly text: string; readonly from: Watching }
  | { readonly name: 'tag'; readonly tag: string; readonly from: TikTokScreen }
  | { readonly name: 'camera' }
  | {
      readonly name: 'gallery';
      readonly videosOnly: boolean;
      readonly selected: string | null;
      readonly scroll: number;
    }
  | { readonly name: 'editor' | 'discard_sheet'; readonly video: string }
  | { readonly name: 'caption'; readonly video: string; readonly caption: string; readonly typing: boolean };

/** What was handed to the platform and is not yet counted, or was refused. */
export type TikTokUpload = {
  readonly id: number;
  readonly handle: string;
  readonly caption: string;
  readonly video: string;
  readonly refused: boolean;
};

/** A comment as it stands under a video. */
type TikTokComment = { readonly video: string; readonly handle: string; readonly text: string };

/**
 * The app, whether it is in front or not. `generation` grows when it is restarted: what was on its way is void. `likes` and
 * `follows` say who did it and to what, as `mark` writes it.
 */
export type TikTokState = Interruption & {
  readonly version: TikTokVersion;
  readonly accounts: readonly SignedIn[];
  readonly active: string;
  readonly screen: TikTokScreen;
  readonly posts: readonly CountedPost[];
  readonly uploads: readonly TikTokUpload[];
  /** The upload that was just counted, while the app says so. */
  readonly donePosting: number | null;
  readonly likes: readonly string[];
  readonly follows: readonly string[];
  readonly comments: readonly TikTokComment[];
  readonly generation: number;
  readonly nextUpload: number;
};

/** The app as it starts. */
export const firstTikTokScreen: TikTokScreen = { name: 'home', place: 0 };

/** How `likes` and `follows` write that an account did something to that. */
export function mark(handle: string, what: string): string {
  return `${handle} ${what}`;
}

/** The app as it starts on a phone with these accounts. */
export function initialTikTok(accounts: readonly SignedIn[], version: TikTokVersion): TikTokState {
  return {
    version,
    accounts,
    active: accounts[0]?.handle ?? '',
    screen: firstTikTokScreen,
    posts: [],
    uploads: [],
    donePosting: null,
    likes: [],
    follows: [],
    comments: [],
    ...uninterrupted,
    generation: 0,
    nextUpload: 1,
  };
}

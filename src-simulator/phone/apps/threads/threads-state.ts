import { uninterrupted, type Interruption } from '../interruption.ts';
import type { CountedPost, SignedIn } from '../phone-state.ts';

/** A thread of somebody's, as far as acts need it. */
export type ThreadsPost = { readonly handle: string; readonly text: string };

/** A list of posts, to which a post's own page and a reply lead back. `scroll` in pixels from the top of the content. */
export type ThreadsFeed =
  | { readonly name: 'home'; readonly scroll: number }
  | { readonly name: 'tag'; readonly tag: string; readonly scroll: number }
  | {
      readonly name: 'other_profile';
      readonly handle: string;
      readonly scroll: number;
      /** The app asks whether to end following. */
      readonly asking: boolean;
      readonly from: ThreadsFeed;
    };

/** What is being written: a new thread, or a reply to one (`replyTo`). `files` are hashes. */
export type ThreadsDraft = {
  readonly text: string;
  readonly files: readonly string[];
  readonly replyTo: ThreadsPost | null;
  readonly from: ThreadsFeed;
};

/** A screen of the app. */
export type ThreadsScreen =
  | ThreadsFeed
  | { readonly name: 'activity' }
  | { readonly name: 'search'; readonly query: string }
  | { readonly name: 'profile'; readonly scroll: number }
  | { readonly name: 'account_switcher' }
  | { readonly name: 'thread'; readonly post: ThreadsPost; readonly from: ThreadsFeed }
  | { readonly name: 'composer'; readonly draft: ThreadsDraft; readonly asking: boolean }
  | {
      readonly name: 'gallery';
      readonly draft: ThreadsDraft;
      readonly chosen: readonly string[];
      readonly scroll: number;
    };

/** What was handed to the platform and is not yet counted, or was refused. */
export type ThreadsUpload = {
  readonly id: number;
  readonly handle: string;
  readonly text: string;
  readonly files: readonly string[];
  readonly replyTo: ThreadsPost | null;
  readonly refused: boolean;
};

/** The app, whether it is in front or not. `generation` grows when it is restarted: what was on its way is void. */
export type ThreadsState = Interruption & {
  readonly accounts: readonly SignedIn[];
  readonly active: string;
  readonly screen: ThreadsScreen;
  readonly uploads: readonly ThreadsUpload[];
  /** The upload that was just counted, while the app says so. */
  readonly posted: number | null;
  readonly posts: readonly CountedPost[];
  readonly generation: number;
  readonly nextUpload: number;
};

/** The app's first screen. */
export const threadsHome: ThreadsFeed = { name: 'home', scroll: 0 };

/** The app as it starts on a phone with these accounts. */
export function initialThreads(accounts: readonly SignedIn[]): ThreadsState {
  return {
    ...uninterrupted,
    accounts,
    active: accounts[0]?.handle ?? '',
    screen: threadsHome,
    uploads: [],
    posted: null,
    posts: [],
    generation: 0,
    nextUpload: 1,
  };
}

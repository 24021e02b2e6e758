import { uninterrupted, type Interruption } from '../interruption.ts';
import type { CountedPost, SignedIn } from '../phone-state.ts';

/** A screen of the app. `scroll` in pixels from the top of the content. */
export type ThreadsScreen = { readonly name: 'home'; readonly scroll: number };

/** The app, whether it is in front or not. `generation` grows when it is restarted: what was on its way is void. */
export type ThreadsState = Interruption & {
  readonly accounts: readonly SignedIn[];
  readonly active: string;
  readonly screen: ThreadsScreen;
  readonly posts: readonly CountedPost[];
  readonly generation: number;
};

/** The app as it starts on a phone with these accounts. */
export function initialThreads(accounts: readonly SignedIn[]): ThreadsState {
  return {
    accounts,
    active: accounts[0]?.handle ?? '',
    screen: { name: 'home', scroll: 0 },
    posts: [],
    ...uninterrupted,
    generation: 0,
  };
}

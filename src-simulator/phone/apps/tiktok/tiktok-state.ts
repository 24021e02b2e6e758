import { uninterrupted, type Interruption } from '../interruption.ts';
import type { CountedPost, SignedIn } from '../phone-state.ts';

/** A screen of the app. `scroll` in pixels from the top of the content. */
export type TikTokScreen = { readonly name: 'home'; readonly scroll: number };

/** The app, whether it is in front or not. `generation` grows when it is restarted: what was on its way is void. */
export type TikTokState = Interruption & {
  readonly accounts: readonly SignedIn[];
  readonly active: string;
  readonly screen: TikTokScreen;
  readonly posts: readonly CountedPost[];
  readonly generation: number;
};

/** The app as it starts on a phone with these accounts. */
export function initialTikTok(accounts: readonly SignedIn[]): TikTokState {
  return {
    accounts,
    active: accounts[0]?.handle ?? '',
    screen: { name: 'home', scroll: 0 },
    posts: [],
    ...uninterrupted,
    generation: 0,
  };
}

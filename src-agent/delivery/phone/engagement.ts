import type { WarmupSource } from '../../../src-shared/domain/warmup.ts';
import type { Look } from '../../automation/looking.ts';
import type { StepEnd, StepRunner } from '../../automation/step-runner.ts';
import type { Problem } from '../../../src-shared/domain/problem.ts';
import type { Stopped } from '../delivery.ts';

/** A post as it stands in a feed. `author` is a handle without `@`; `text` the caption as far as it shows. */
export type FeedPost = {
  readonly author: string;
  readonly text: string;
  readonly isVideo: boolean;
  readonly sponsored: boolean;
  readonly liked: boolean;
};

/**
 * How an act ended. `done`: the change was seen. `already`: it was so before, nothing was tapped. `not_here`: the screen
 * offers no such thing, nothing was tapped. `unclear`: it was tapped and no change was seen, so it may have happened.
 */
export type Deed =
  | { readonly kind: 'done' }
  | { readonly kind: 'already' | 'not_here' }
  | { readonly kind: 'unclear'; readonly problem: Problem }
  | Stopped;

/** Where going to a source of posts led. */
export type Entered =
  | { readonly kind: 'there'; readonly look: Look }
  | { readonly kind: 'not_here' }
  | Stopped;

/** Reading a feed in one app and acting in it. Each function begins and ends on the feed, so that any may follow any. */
export type Engagement = {
  /** Starts the app, sees that the account is the one signed in (else `wrong_account`), and ends on its home feed. */
  open(runner: StepRunner, handle: string): Promise<StepEnd>;
  /** Goes to a source of posts; `not_here` when the app does not have it. */
  enter(runner: StepRunner, source: WarmupSource): Promise<Entered>;
  /** The post in the middle of the screen, or null when none can be read. */
  post(look: Look): FeedPost | null;
  /** Scrolls to the next post. */
  scrollOn(runner: StepRunner): Promise<StepEnd>;
  like(runner: StepRunner, post: FeedPost): Promise<Deed>;
  /** Follows the author. */
  follow(runner: StepRunner, post: FeedPost): Promise<Deed>;
  /** Ends following the author. */
  unfollow(runner: StepRunner, post: FeedPost): Promise<Deed>;
  comment(runner: StepRunner, post: FeedPost, text: string): Promise<Deed>;
  /** Whose story is first in the row of stories and not yet seen; null where the app has none or none is left. */
  nextStory(look: Look): string | null;
  /** Opens that story, looks at it for `watchMs` milliseconds and leaves it. */
  viewStory(runner: StepRunner, author: string, watchMs: number): Promise<Deed>;
};

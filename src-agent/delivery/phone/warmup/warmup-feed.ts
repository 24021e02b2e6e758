import type { Clock } from '../../../automation/clock.ts';
import type { Look } from '../../../automation/looking.ts';
import { throwIfAborted } from '../../../automation/looking.ts';
import type { StepRunner } from '../../../automation/step-runner.ts';
import { assertNever } from '../../../../src-shared/assert-never.ts';
import type { WarmupSource } from '../../../../src-shared/domain/warmup.ts';
import type { Random } from '../../../../src-shared/planning/random.ts';
import { readingMs } from '../../../../src-shared/planning/reading-time.ts';
import type { Stopped } from '../../delivery.ts';
import type { Engagement, FeedPost } from '../engagement.ts';

/** What a session walks through feeds with. `clock` and `signal` are those of its waits: an act is never cut off in its middle. */
export type FeedParts = {
  readonly engagement: Engagement;
  readonly runner: StepRunner;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly random: Random;
};

/** A session in which nothing is asked for so long is asked something: Appium ends one after five minutes of silence. */
const longestSilenceMs = 120_000;

/** Where a session is: its source and the post in front. Posts are looked at as long as a person would. */
export class WarmupFeed {
  readonly #parts: FeedParts;
  readonly #absent = new Set<string>();
  #at: string | null = null;
  #look: Look | null = null;
  /** The post in front was not looked at yet. */
  #isNew = false;
  #post: FeedPost | null = null;
  #isAtEnd = false;

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  /** Waits so long, unless somebody ends the work: then it throws. In milliseconds. */
  async wait(milliseconds: number): Promise<void> {
    const { clock, signal, runner } = this.#parts;
    for (let left = milliseconds; left > 0; left -= longestSilenceMs) {
      await clock.delay(Math.min(left, longestSilenceMs), signal);
      throwIfAborted(signal);
      if (left > longestSilenceMs) await runner.eyes.driver.source();
    }
    throwIfAborted(signal);
  }

  /** Is at a source, or goes there; false when the app does not have it. */
  async goTo(source: WarmupSource): Promise<boolean | Stopped> {
    return this.#at === nameOf(source) || (await this.enter(source));
  }

  /** Goes to a source anew, to its beginning; false when the app does not have it. */
  async enter(source: WarmupSource): Promise<boolean | Stopped> {
    const name = nameOf(source);
    if (this.#absent.has(name)) return false;
    const { engagement, runner } = this.#parts;
    this.#at = null;
    const entered = await engagement.enter(runner, source);
    switch (entered.kind) {
      case 'stopped':
        return entered;
      case 'not_here':
        this.#absent.add(name);
        return false;
      case 'there':
        this.#at = name;
        this.#look = entered.look;
        this.#isNew = true;
        this.#isAtEnd = false;
        return true;
      default:
        return assertNever(entered);
    }
  }

  /** Scrolling on led to no other post: the source is entered anew by the next action in it. */
  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  /** Goes on to the next post and looks at it; null when none can be read there. */
  async nextPost(): Promise<FeedPost | null | Stopped> {
    const { engagement, runner, random } = this.#parts;
    const before = this.#isNew ? null : this.#post;
    if (!this.#isNew) {
      const scrolled = await engagement.scrollOn(runner);
      if (scrolled.kind === 'stopped') return scrolled;
      this.#look = scrolled.look;
    }
    this.#isNew = false;
    const post = this.#look === null ? null : engagement.post(this.#look);
    this.#post = post;
    this.#isAtEnd = before !== null && post?.author === before.author && post.text === before.text;
    if (this.#isAtEnd) this.#at = null;
    await this.wait(readingMs(post ?? { text: '', isVideo: false }, random));
    return post;
  }

  /** Whose story is first and not yet seen. */
  nextStory(): string | null {
    return this.#look === null ? null : this.#parts.engagement.nextStory(this.#look);
  }
}

function nameOf(source: WarmupSource): string {
  switch (source.kind) {
    case 'home':
      return 'home';
    case 'account':
      return `@${source.handle}`;
    case 'hashtag':
      return `#${source.tag}`;
    default:
      return assertNever(source);
  }
}

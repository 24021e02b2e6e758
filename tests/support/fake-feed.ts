import type { Look } from '../../src-agent/automation/looking.ts';
import type { StepEnd, StepRunner } from '../../src-agent/automation/step-runner.ts';
import type { Stopped } from '../../src-agent/delivery/delivery.ts';
import type { Deed, Engagement, FeedPost } from '../../src-agent/delivery/phone/engagement.ts';
import type { WarmupSource } from '../../src-shared/domain/warmup.ts';

/** What the platform counted. */
export type FeedAct = {
  readonly handle: string;
  readonly kind: 'like' | 'follow' | 'unfollow' | 'comment' | 'story_view';
  readonly target: string;
  readonly text: string;
};

type FeedLook = Look & { readonly post: FeedPost | null; readonly story: string | null };

/** How a feed is to behave. `authors`: who posts, one after the other. */
export type FeedWays = {
  authors: readonly string[];
  stories: readonly string[];
  /** Runs before each act, after the tap is counted where it is to be: to throw, or to answer another end. */
  meets: (act: FeedAct, count: () => void) => Deed | null;
};

const done = { kind: 'done' } as const;

/** An account's app with endless feeds, that counts what is done in it. After a stop screen each touch is one too many. */
export class FakeFeed {
  readonly acts: FeedAct[] = [];
  readonly ways: FeedWays;
  /** What was asked of the phone, also reading. */
  readonly calls: string[] = [];
  stopped = false;
  touchedAfterStop = 0;
  #handle = '';
  #source = 'home';
  #at = 0;
  #posts = 0;
  readonly #liked = new Set<string>();
  readonly #seen = new Set<string>();

  constructor(ways: Partial<FeedWays> = {}) {
    this.ways = {
      authors: Array.from({ length: 60 }, (_, n) => `maker.${n}`),
      stories: ['story.one', 'story.two', 'story.three', 'story.four', 'story.five'],
      meets: () => null,
      ...ways,
    };
  }

  /** The feed as the sessions know it. */
  engagement(): Engagement {
    return {
      open: (runner, handle) => {
        this.#handle = handle;
        this.stopped = false;
        return this.#goes(runner, 'open', 'Open the app', () => (this.#source = 'home'));
      },
      enter: async (runner, source) => {
        if (source.kind === 'hashtag' && source.tag === 'nothing') return { kind: 'not_here' };
        const end = await this.#goes(runner, 'enter', `Go to ${nameOf(source)}`, () => {
          this.#source = nameOf(source);
          this.#at = 0;
        });
        return end.kind === 'stopped' ? end : { kind: 'there', look: end.look };
      },
      post: (look) => (look as FeedLook).post,
      scrollOn: (runner) => this.#goes(runner, 'scroll', 'Scroll on', () => (this.#at += 1)),
      like: (runner, post) => this.#acts(runner, 'like', post.author, post.text),
      follow: (runner, post) => this.#acts(runner, 'follow', post.author, ''),
      unfollow: (runner, post) => this.#acts(runner, 'unfollow', post.author, ''),
      comment: (runner, post, text) => this.#acts(runner, 'comment', post.author, text),
      nextStory: (look) => (look as FeedLook).story,
      viewStory: (runner, author) => this.#acts(runner, 'story_view', author, ''),
    };
  }

  #goes(runner: StepRunner, name: string, title: string, move: () => void): Promise<StepEnd> {
    this.#touch(name);
    return runner.record({ name, title }, () => {
      move();
      this.#posts += 1;
      const look = this.#look();
      return Promise.resolve({
        result: { kind: 'done', look },
        written: { outcome: 'done', selector: null, problem: null, look: null },
      });
    });
  }

  #acts(runner: StepRunner, kind: FeedAct['kind'], target: string, text: string): Promise<Deed> {
    this.#touch(kind);
    const act = { handle: this.#handle, kind, target, text };
    return runner.record({ name: kind, title: `${kind} of @${target}` }, () => {
      const count = () => void this.acts.push(act);
      const met = this.ways.meets(act, count);
      if (met?.kind === 'stopped') this.stopped = true;
      if (met === null) {
        count();
        if (kind === 'like') this.#liked.add(text);
        if (kind === 'story_view') this.#seen.add(target);
      }
      const result = met ?? done;
      const problem = 'problem' in result ? result.problem : null;
      return Promise.resolve({ result, written: { outcome: 'done', selector: null, problem, look: null } });
    });
  }

  #touch(what: string): void {
    this.calls.push(what);
    if (this.stopped) this.touchedAfterStop += 1;
  }

  #look(): Look {
    const author = this.ways.authors[this.#posts % this.ways.authors.length] ?? '';
    const text = `${this.#source} ${this.#at}: words of ${author}`;
    const post: FeedPost = {
      author: author.replace('ad:', ''),
      text,
      isVideo: this.#posts % 3 === 0,
      sponsored: author.startsWith('ad:'),
      liked: this.#liked.has(text),
    };
    const story =
      this.#source === 'home' && this.#at === 0
        ? (this.ways.stories.find((each) => !this.#seen.has(each)) ?? null)
        : null;
    const seen = { kind: 'screen', name: 'feed' } as unknown as Look['seen'];
    return { source: '', view: {} as Look['view'], seen, screen: 'feed', post, story } as FeedLook;
  }
}

/** A stop screen as the packs report it. */
export function stopScreen(
  code: 'challenge' | 'action_blocked',
  holdAccount: Stopped['holdAccount'],
): Stopped {
  return {
    kind: 'stopped',
    remedy: 'person',
    problem: { code, message: 'It stopped here.', nextAction: 'Look at the phone.' },
    ...(holdAccount === undefined ? {} : { holdAccount }),
  };
}

function nameOf(source: WarmupSource): string {
  if (source.kind === 'home') return 'home';
  return source.kind === 'account' ? `@${source.handle}` : `#${source.tag}`;
}

import { assertNever } from '../../../../src-shared/assert-never.ts';
import type { WarmupKind, WarmupRecipe } from '../../../../src-shared/domain/warmup.ts';
import { type PlannedAction, planWarmUp } from '../../../../src-shared/planning/warm-up.ts';
import { throwIfAborted } from '../../../automation/looking.ts';
import { normaliseTarget } from '../../../limits/engagement-target.ts';
import type { WarmupDeed, WarmupLog, WarmupSubject } from '../../../warmups/warmup-log.ts';
import type { Stopped } from '../../delivery.ts';
import type { Deed, FeedPost } from '../engagement.ts';
import { isStopped } from '../plain-step.ts';
import { type Course, createDeeds, type WarmupEnd } from './make-deed.ts';
import { type FeedParts, WarmupFeed } from './warmup-feed.ts';

/** What a session is held with. */
export type WarmupTools = FeedParts & { readonly log: WarmupLog };

/** Posts passed by in search of one that an action fits. */
const mostPassedBy = 6;

/**
 * Holds a session from where it is: the plan of its job, action by action. At each border it asks whether it may go on; each
 * act is written down before it is made and settled by what was seen. After a stop screen nothing is done any more.
 */
export async function holdWarmup(
  tools: WarmupTools,
  subject: WarmupSubject,
  recipe: WarmupRecipe,
): Promise<WarmupEnd | Stopped> {
  const plan = planWarmUp(recipe, subject.jobId);
  const { position, elapsedMs } = tools.log.resume(subject);
  const left = plan.actions.slice(position);
  if (left.length === 0) return allDone;
  const endsAt = tools.clock.now() + plan.lengthMs - elapsedMs;
  return await new WarmupSession(tools, subject, recipe, endsAt).hold(left, position);
}

class WarmupSession {
  readonly #tools: WarmupTools;
  readonly #subject: WarmupSubject;
  readonly #recipe: WarmupRecipe;
  /** On the session's clock. */
  readonly #endsAt: number;
  readonly #feed: WarmupFeed;
  readonly #make: ReturnType<typeof createDeeds>;
  readonly #own: ReadonlySet<string>;
  /** Whom another account acted on. */
  readonly #avoided = new Set<string>();
  /** Kinds that nothing more is to be done of. */
  readonly #closed = new Set<WarmupKind>();

  constructor(tools: WarmupTools, subject: WarmupSubject, recipe: WarmupRecipe, endsAt: number) {
    this.#tools = tools;
    this.#subject = subject;
    this.#recipe = recipe;
    this.#endsAt = endsAt;
    this.#feed = new WarmupFeed(tools);
    this.#own = tools.log.ownNames();
    this.#make = createDeeds({
      log: tools.log,
      subject,
      phone: tools.runner.eyes.scene.phone,
      leftMs: () => this.#leftMs(),
      wait: (milliseconds) => this.#feed.wait(milliseconds),
      mayGoOn: () => this.#border(),
    });
  }

  async hold(actions: readonly PlannedAction[], first: number): Promise<WarmupEnd | Stopped> {
    const { engagement, runner } = this.#tools;
    const before = this.#border();
    if (before !== null) return before;
    const opened = await engagement.open(runner, this.#subject.handle);
    if (opened.kind === 'stopped') return opened;
    for (const [index, action] of actions.entries()) {
      const deed = { position: first + index, kind: action.kind, target: null, text: null };
      if (this.#closed.has(action.kind)) {
        this.#passOver(deed);
        continue;
      }
      await this.#feed.wait(Math.min(action.pauseMs, Math.max(0, this.#leftMs())));
      const end = this.#border();
      if (end !== null) return end;
      const course = await this.#perform(action, deed);
      if (course.kind === 'over' || course.kind === 'stopped') return course;
      if (course.kind === 'no_more') this.#closed.add(action.kind);
      if (course.kind !== 'go_on') this.#passOver(deed);
    }
    return allDone;
  }

  /** Between two actions: why the session ends or waits here, or null. */
  #border(): WarmupEnd | Stopped | null {
    const { log, signal } = this.#tools;
    throwIfAborted(signal);
    const stopped = log.whyStop(this.#subject);
    if (stopped !== null) return stopped;
    if (this.#leftMs() <= 0) return { kind: 'over', why: 'Its time was over.' };
    const quiet = log.quietUntil(this.#subject, this.#recipe);
    return quiet === null ? null : { kind: 'over', why: 'The quiet hours of its recipe began.' };
  }

  async #perform({ kind, source }: PlannedAction, deed: WarmupDeed): Promise<Course> {
    if (kind === 'view_story') return await this.#viewStory(deed);
    const there = await this.#goToAny(source);
    if (there === false) return { kind: 'over', why: 'None of the places it reads in is there.' };
    if (there !== true) return there;
    if (kind !== 'scroll') return await this.#engage(kind, deed);
    const post = await this.#feed.nextPost();
    if (post !== null && isStopped(post)) return post;
    this.#tools.log.pass(this.#subject, { ...deed, target: post?.author ?? null }, 'done');
    return { kind: 'go_on' };
  }

  /** The source of the plan, else the first other one that is there. */
  async #goToAny(source: PlannedAction['source']): Promise<boolean | Stopped> {
    for (const each of [source, ...this.#recipe.sources]) {
      const there = await this.#feed.goTo(each);
      if (there !== false) return there;
    }
    return false;
  }

  async #engage(kind: Exclude<WarmupKind, 'scroll' | 'view_story'>, deed: WarmupDeed): Promise<Course> {
    for (let passed = 0; passed < mostPassedBy && !this.#feed.isAtEnd; passed += 1) {
      const post = await this.#feed.nextPost();
      if (post !== null && isStopped(post)) return post;
      const end = this.#border();
      if (end !== null) return end;
      if (post === null || !this.#mayEngage(kind, post)) continue;
      const text = kind === 'comment' ? this.#textFor(post) : null;
      if (kind === 'comment' && text === null) continue;
      const about = { ...deed, target: post.author, text };
      const course = await this.#make(about, () => this.#act(kind, post, text ?? ''));
      if (course.kind !== 'other_target') return course;
      this.#avoided.add(normaliseTarget(post.author));
    }
    return { kind: 'other_target' };
  }

  #mayEngage(kind: WarmupKind, { author, sponsored, liked }: FeedPost): boolean {
    const name = normaliseTarget(author);
    if (name === '' || sponsored || this.#own.has(name) || this.#avoided.has(name)) return false;
    return kind !== 'like' || !liked;
  }

  #textFor({ author }: FeedPost): string | null {
    return this.#tools.log.comment(this.#subject, this.#recipe.comments, author);
  }

  #act(kind: 'like' | 'follow' | 'unfollow' | 'comment', post: FeedPost, text: string): Promise<Deed> {
    const { engagement, runner } = this.#tools;
    switch (kind) {
      case 'like':
        return engagement.like(runner, post);
      case 'follow':
        return engagement.follow(runner, post);
      case 'unfollow':
        return engagement.unfollow(runner, post);
      case 'comment':
        return engagement.comment(runner, post, text);
      default:
        return assertNever(kind);
    }
  }

  /** The first in the row of stories stays the first: one that may not be viewed ends the viewing. */
  async #viewStory(deed: WarmupDeed): Promise<Course> {
    const { engagement, runner, random } = this.#tools;
    const there = await this.#feed.enter({ kind: 'home' });
    if (typeof there === 'object') return there;
    const author = there ? this.#feed.nextStory() : null;
    if (author === null || this.#own.has(normaliseTarget(author))) return { kind: 'no_more' };
    const watchMs = 2_000 + Math.round(random() * 4_000);
    const course = await this.#make({ ...deed, target: author }, () =>
      engagement.viewStory(runner, author, watchMs),
    );
    return course.kind === 'other_target' ? { kind: 'no_more' } : course;
  }

  #passOver(deed: WarmupDeed): void {
    this.#tools.log.pass(this.#subject, deed, 'skipped');
  }

  /** Milliseconds until the session ends at the latest. */
  #leftMs(): number {
    return this.#endsAt - this.#tools.clock.now();
  }
}

const allDone: WarmupEnd = { kind: 'over', why: 'All of it was done.' };

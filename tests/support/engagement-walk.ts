import { expect } from 'vitest';
import type { Packs } from '../../src-agent/automation/pack/packs.ts';
import { lookOnce } from '../../src-agent/automation/looking.ts';
import { createStepRunner } from '../../src-agent/automation/step-runner.ts';
import type { PhoneWork } from '../../src-agent/delivery/delivery.ts';
import { connectPhone } from '../../src-agent/delivery/phone/connect-phone.ts';
import type { Deed, Engagement, FeedPost } from '../../src-agent/delivery/phone/engagement.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import type { WarmupSource } from '../../src-shared/domain/warmup.ts';
import { randomFrom, type Random } from '../../src-shared/planning/random.ts';
import type { PhoneLocale } from '../../src-simulator/phone/apps/phone-state.ts';
import { SimulatedHandset } from './simulated-handset.ts';

const accounts = [
  { handle: 'lumen.studio', displayName: 'Lumen Studio' },
  { handle: 'harbor.coffee', displayName: 'Harbor Coffee' },
];
const handle = 'harbor.coffee';
const steps = { begin: () => ({ end: () => undefined }) };
const doings = ['enter', 'scroll', 'scroll', 'like', 'follow', 'unfollow', 'comment', 'story'] as const;

/** An app says so long that something was posted; who looks more slowly may miss it. */
const noticeMs = 4000;

/** A walk: which app, how many calls, and how long each look at the phone may take at most, in milliseconds. */
export type Walk = {
  readonly engagement: Engagement;
  readonly platform: Platform;
  readonly locale: PhoneLocale;
  readonly packs: Packs;
  readonly seed: number;
  readonly calls: number;
  readonly slowestLookMs: number;
  /** The screens that count as a feed. */
  readonly feeds: readonly string[];
  readonly sources: readonly WarmupSource[];
  /** What a feed calls that account, where it is not its handle. */
  readonly authorOf?: (handle: string) => string;
};

/** Looks take their time, before the phone is seen or until the answer is there. */
class SlowHandset extends SimulatedHandset {
  lookMs: () => readonly [before: number, after: number] = () => [0, 0];

  override async source(): Promise<string> {
    const [before, after] = this.lookMs();
    await this.delay(before);
    const source = await super.source();
    await this.delay(after);
    return source;
  }
}

/**
 * Calls the functions of an engagement in an order that the seed decides. Each must end on a feed, with an act counted once
 * if it says so and none else; nothing stops it.
 */
export async function walk(plan: Walk): Promise<{ readonly acts: number; readonly told: string }> {
  const random = randomFrom(plan.seed, plan.platform, plan.locale);
  const phone = new SlowHandset(accounts, plan.locale);
  phone.lookMs = () => {
    const milliseconds = random() * plan.slowestLookMs;
    return random() < 0.5 ? [milliseconds, 0] : [0, milliseconds];
  };
  const packs: Packs = { ...plan.packs, find: (app, version) => plan.packs.find(app, version, plan.locale) };
  const never = new AbortController().signal;
  const connected = await connectPhone(
    { phones: phone, packs, clock: phone },
    workOn(plan.platform),
    steps,
    never,
  );
  if ('kind' in connected) expect.fail(connected.problem.message);
  const runner = createStepRunner(connected.eyes, steps);
  const { engagement } = plan;
  const told: string[] = [];
  const failed = (why: string): never =>
    expect.fail(`seed ${plan.seed}: ${why}\n${told.slice(-12).join('\n')}`);

  const opened = await engagement.open(runner, handle);
  if (opened.kind === 'stopped') failed(opened.problem.message);
  let seen: FeedPost | null = null;
  for (let call = 0; call < plan.calls; call += 1) {
    const look = await lookOnce(runner.eyes);
    const before = phone.state.acts.length;
    const post: FeedPost | null = random() < 0.9 ? engagement.post(look) : seen;
    seen = post ?? seen;
    const doing = pick(random, doings);
    const story = engagement.nextStory(look) ?? 'nobody.here';
    const source = pick(random, plan.sources);
    told.push(`${doing} ${JSON.stringify(doing === 'enter' ? source : doing === 'story' ? story : post)}`);
    const end = await perform(doing);
    told.push(`  ${JSON.stringify(end)} on ${phone.handset.view.name}`);
    if (end.kind === 'stopped') failed(end.problem.message);
    if (end.kind === 'unclear' && plan.slowestLookMs < noticeMs) failed(end.problem.message);
    const { screen } = await lookOnce(runner.eyes);
    if (!plan.feeds.includes(screen ?? '')) failed(`it ended on ${screen ?? 'an unknown screen'}`);
    const counted = phone.state.acts.slice(before);
    if (end.kind === 'unclear' ? counted.length > 1 : counted.length !== (end.kind === 'done' ? 1 : 0))
      failed(`counted ${JSON.stringify(counted)}`);
    const meant = doing === 'story' ? story : post?.author;
    if (counted.some(({ target }) => (plan.authorOf?.(target) ?? target) !== meant))
      failed(`it was done to somebody else: ${JSON.stringify(counted)}`);

    async function perform(what: typeof doing): Promise<Deed | { readonly kind: 'there' | 'not_here' }> {
      if (what === 'enter') {
        const entered = await engagement.enter(runner, source);
        return entered.kind === 'there' ? { kind: 'there' } : entered;
      }
      if (what === 'scroll') {
        const scrolled = await engagement.scrollOn(runner);
        return scrolled.kind === 'done' ? { kind: 'there' } : scrolled;
      }
      if (what === 'story') return engagement.viewStory(runner, story, 3000);
      if (post === null) return { kind: 'not_here' };
      return what === 'comment'
        ? engagement.comment(runner, post, pick(random, ['So good', 'Love it', 'What a morning']))
        : engagement[what](runner, post);
    }
  }
  return { acts: phone.state.acts.length, told: told.join('\n') };
}

function workOn(platform: Platform): PhoneWork {
  return {
    runId: 1,
    jobId: 2,
    attemptId: 3,
    earlier: null,
    account: { id: 4, platform, handle },
    content: { kind: 'text', caption: '', files: [], parent: null },
    rehearsal: false,
    warmup: null,
    lease: { deviceId: 1, transport: '127.0.0.1:41234', assertHeld: () => undefined },
  };
}

function pick<T>(random: Random, among: readonly [T, ...T[]] | readonly T[]): T {
  const one = among[Math.floor(random() * among.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}

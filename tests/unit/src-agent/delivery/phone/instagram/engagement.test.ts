import { beforeEach, describe, expect, test } from 'vitest';
import type { Packs } from '../../../../../../src-agent/automation/pack/packs.ts';
import { createStepRunner, type StepRunner } from '../../../../../../src-agent/automation/step-runner.ts';
import { connectPhone } from '../../../../../../src-agent/delivery/phone/connect-phone.ts';
import type { FeedPost } from '../../../../../../src-agent/delivery/phone/engagement.ts';
import { instagramEngagement as engagement } from '../../../../../../src-agent/delivery/phone/instagram/engagement/instagram-engagement.ts';
import { SimulatedHandset } from '../../../../../support/simulated-handset.ts';
import { shippedPacks, work } from '../desk.ts';

const shipped = await shippedPacks();
const never = new AbortController().signal;
const accounts = [
  { handle: 'lumen.studio', displayName: 'Lumen Studio' },
  { handle: 'harbor.coffee', displayName: 'Harbor Coffee' },
];
const handle = 'harbor.coffee';

function speaking(locale: 'en' | 'es'): Packs {
  return { ...shipped, find: (platform, version) => shipped.find(platform, version, locale) };
}

describe.each(['en', 'es'] as const)('engagement in %s', (locale) => {
  let phone: SimulatedHandset;
  let runner: StepRunner;

  beforeEach(async () => {
    phone = new SimulatedHandset(accounts, locale);
    const parts = { phones: phone, packs: speaking(locale), clock: phone };
    const steps = { begin: () => ({ end: () => undefined }) };
    const connected = await connectPhone(parts, work, steps, never);
    if ('kind' in connected) expect.fail(connected.problem.message);
    runner = createStepRunner(connected.eyes, steps);
  });

  /** The posts of the feed in order, as far as it goes or so many. */
  async function readFeed(most: number): Promise<FeedPost[]> {
    const opened = await engagement.open(runner, handle);
    if (opened.kind === 'stopped') expect.fail(opened.problem.message);
    const posts: FeedPost[] = [];
    let { look } = opened;
    for (let at = 0; at < most; at += 1) {
      const post = engagement.post(look) ?? expect.fail('no post in the middle of the screen');
      posts.push(post);
      const scrolled = await engagement.scrollOn(runner);
      if (scrolled.kind === 'stopped') expect.fail(scrolled.problem.message);
      look = scrolled.look;
    }
    return posts;
  }

  async function firstPost(): Promise<FeedPost> {
    const opened = await engagement.open(runner, handle);
    if (opened.kind === 'stopped') expect.fail(opened.problem.message);
    return engagement.post(opened.look) ?? expect.fail('no post');
  }

  const acts = () => phone.state.acts.map(({ kind, target, text }) => ({ kind, target, text }));

  test('reads one post after the other, none twice and none left out', async () => {
    const posts = await readFeed(13);
    expect(posts.map(({ author }) => author)).toEqual([
      'atlas.bakery',
      'north.loop.gear',
      'pine.and.paper',
      'cedar.cycles',
      'quiet.harbor.films',
      'amber.and.oak',
      'slow.line.press',
      'gable.street.flowers',
      'tern.and.tide',
      'kettle.lane.tea',
      'moss.hill.trail',
      'atlas.bakery',
      'pine.and.paper',
    ]);
    expect(posts[0]).toEqual({
      author: 'atlas.bakery',
      text: 'Sourdough, straight from the oven.',
      isVideo: false,
      sponsored: false,
      liked: false,
    });
    expect(posts.map(({ sponsored }) => sponsored).indexOf(true)).toBe(1);
    expect(posts[3]).toMatchObject({ isVideo: true, text: 'Sunday ride, everyone is welcome.' });
    expect(posts[4]?.text).toBe('');
    expect(phone.state.acts).toEqual([]);
  });

  test('likes a post once', async () => {
    const post = await firstPost();
    expect(await engagement.like(runner, post)).toEqual({ kind: 'done' });
    expect(await engagement.like(runner, post)).toEqual({ kind: 'already' });
    expect(await engagement.like(runner, { ...post, author: 'nobody' })).toEqual({ kind: 'not_here' });
    expect(acts()).toEqual([{ kind: 'like', target: 'atlas.bakery', text: '' }]);
  });

  test('ends following and follows again, on the profile, and comes back to the post', async () => {
    const post = await firstPost();
    expect(await engagement.follow(runner, post)).toEqual({ kind: 'already' });
    expect(await engagement.unfollow(runner, post)).toEqual({ kind: 'done' });
    expect(await engagement.unfollow(runner, post)).toEqual({ kind: 'already' });
    expect(await engagement.follow(runner, post)).toEqual({ kind: 'done' });
    expect(acts().map(({ kind }) => kind)).toEqual(['unfollow', 'follow']);
    expect(await engagement.like(runner, post)).toEqual({ kind: 'done' });
  });

  test('comments in the sheet over the post, and leaves the covered buttons alone', async () => {
    const post = await firstPost();
    expect(await engagement.comment(runner, post, 'Looks good!')).toEqual({ kind: 'done' });
    expect(acts()).toEqual([{ kind: 'comment', target: 'atlas.bakery', text: 'Looks good!' }]);
    expect(phone.handset.view.name).toBe('home');
  });

  test('goes back once from the comments, however late the phone answers', async () => {
    await firstPost();
    const tag = await engagement.enter(runner, { kind: 'hashtag', tag: 'handmade' });
    if (tag.kind !== 'there') expect.fail(JSON.stringify(tag));
    const tagged = engagement.post(tag.look) ?? expect.fail('no post');
    const [source, pressBack] = [phone.source.bind(phone), phone.pressBack.bind(phone)];
    let pressed = 0;
    let looks = 0;
    phone.pressBack = async () => {
      pressed += 1;
      looks = 0;
      await pressBack();
    };
    phone.source = async () => {
      const seen = await source();
      looks += 1;
      await phone.delay(pressed > 0 && looks === 2 ? 5000 : 0);
      return seen;
    };
    expect(await engagement.comment(runner, tagged, 'Looks good!')).toEqual({ kind: 'done' });
    expect([pressed, phone.handset.view.name]).toEqual([1, 'posts']);
  });

  test('goes to the beginning of the feed from further down, where the stories are', async () => {
    await readFeed(4);
    const home = await engagement.enter(runner, { kind: 'home' });
    if (home.kind !== 'there') expect.fail(JSON.stringify(home));
    expect(engagement.post(home.look)).toMatchObject({ author: 'atlas.bakery' });
    expect(engagement.nextStory(home.look)).toBe('atlas.bakery');
  });

  test('views each unseen story once', async () => {
    const viewed: string[] = [];
    for (;;) {
      const home = await engagement.enter(runner, { kind: 'home' }).catch(() => null);
      const opened = home?.kind === 'there' ? home : await engagement.open(runner, handle);
      if (!('look' in opened)) expect.fail('no feed');
      const author = engagement.nextStory(opened.look);
      if (author === null) break;
      const before = phone.now();
      expect(await engagement.viewStory(runner, author, 4000)).toEqual({ kind: 'done' });
      expect(phone.now() - before).toBeGreaterThan(4000);
      viewed.push(author);
    }
    expect(viewed).toEqual([
      'atlas.bakery',
      'pine.and.paper',
      'cedar.cycles',
      'amber.and.oak',
      'gable.street.flowers',
      'kettle.lane.tea',
    ]);
    expect(acts().map(({ kind, target }) => `${kind} ${target}`)).toEqual(
      viewed.map((author) => `story_view ${author}`),
    );
  });

  test('presses nothing when a story ended by itself', async () => {
    await firstPost();
    const source = phone.source.bind(phone);
    let [pressed, looks] = [0, 0];
    phone.pressBack = async () => void (pressed += 1);
    phone.source = async () => {
      if (phone.handset.view.name === 'story' && ++looks === 4) phone.handset.dispatch({ kind: 'back' });
      await phone.delay(300);
      return source();
    };
    expect(await engagement.viewStory(runner, 'atlas.bakery', 20_000)).toEqual({ kind: 'done' });
    expect([pressed, phone.handset.view.name]).toEqual([0, 'home']);
  });

  test('goes to the posts of an account and of a hashtag, and says when there are none', async () => {
    await firstPost();
    const account = await engagement.enter(runner, { kind: 'account', handle: 'fern.pottery' });
    if (account.kind !== 'there') expect.fail(JSON.stringify(account));
    const post = engagement.post(account.look) ?? expect.fail('no post');
    expect(post).toMatchObject({ author: 'fern.pottery', text: 'Glaze tests, day nine. #handmade' });
    expect(await engagement.follow(runner, post)).toEqual({ kind: 'done' });
    expect(await engagement.like(runner, post)).toEqual({ kind: 'done' });
    const next = await engagement.scrollOn(runner);
    if (next.kind === 'stopped') expect.fail(next.problem.message);
    expect(engagement.post(next.look)).toMatchObject({ text: 'A mug for cold mornings. #handmade' });
    const tag = await engagement.enter(runner, { kind: 'hashtag', tag: 'handmade' });
    if (tag.kind !== 'there') expect.fail(JSON.stringify(tag));
    const tagged = engagement.post(tag.look) ?? expect.fail('no post');
    expect(await engagement.like(runner, tagged)).toEqual({ kind: 'done' });
    expect(acts().map(({ kind, target }) => `${kind} ${target}`)).toEqual([
      'follow fern.pottery',
      'like fern.pottery',
      `like ${tagged.author}`,
    ]);
    expect(await engagement.enter(runner, { kind: 'account', handle: 'nobody.here' })).toEqual({
      kind: 'not_here',
    });
    expect(await engagement.enter(runner, { kind: 'hashtag', tag: 'nothing' })).toEqual({ kind: 'not_here' });
    expect(phone.handset.view.name).toBe('home');
  });

  test('tells two posts of one author from each other, also where one has no words', async () => {
    await firstPost();
    const entered = await engagement.enter(runner, { kind: 'account', handle: 'quiet.harbor.films' });
    if (entered.kind !== 'there') expect.fail(JSON.stringify(entered));
    const first = engagement.post(entered.look) ?? expect.fail('no post');
    const scrolled = await engagement.scrollOn(runner);
    if (scrolled.kind === 'stopped') expect.fail(scrolled.problem.message);
    const second = engagement.post(scrolled.look) ?? expect.fail('no post');
    expect([first.text, second.text]).toEqual(['', 'On set before sunrise.']);
    expect(await engagement.like(runner, second)).toEqual({ kind: 'done' });
    expect([...phone.state.instagram.social.liked]).toEqual(['harbor.coffee quiet.harbor.films/2']);
  });

  test('stops at once when the platform blocks, and does nothing more', async () => {
    const post = await firstPost();
    phone.handset.dispatch({ kind: 'dialog', dialog: 'try_again_later' });
    const taps = phone.handset.record.taps.length;
    const blocked = { kind: 'stopped', holdAccount: 'cooldown', problem: { code: 'action_blocked' } };
    expect(await engagement.like(runner, post)).toMatchObject(blocked);
    expect(await engagement.follow(runner, post)).toMatchObject(blocked);
    expect(phone.handset.record.taps).toHaveLength(taps);
  });

  test('stops at the wrong account', async () => {
    expect(await engagement.open(runner, 'somebody.else')).toMatchObject({
      kind: 'stopped',
      problem: { code: 'wrong_account' },
    });
  });
});

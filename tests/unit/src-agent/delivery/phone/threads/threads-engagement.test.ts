import { describe, expect, test } from 'vitest';
import type { StepRunner } from '../../../../../../src-agent/automation/step-runner.ts';
import type { FeedPost } from '../../../../../../src-agent/delivery/phone/engagement.ts';
import { threadsEngagement } from '../../../../../../src-agent/delivery/phone/threads/threads-engagement.ts';
import type { WarmupSource } from '../../../../../../src-shared/domain/warmup.ts';
import { shippedPacks } from '../desk.ts';
import { handle, threadsDesk } from './threads-desk.ts';

const packs = await shippedPacks();

async function opened(locale: 'en' | 'es' = 'en', source: WarmupSource = { kind: 'home' }) {
  const desk = threadsDesk(packs, locale);
  const runner = desk.runner();
  expect(await threadsEngagement.open(runner, handle)).toMatchObject({
    kind: 'done',
    look: { screen: 'home' },
  });
  const there = await threadsEngagement.enter(runner, source);
  if (there.kind !== 'there') throw new Error(`not there: ${there.kind}`);
  const acts = () => desk.phone.state.acts.map(({ kind, target, text }) => [kind, target, text]);
  return { desk, runner, look: there.look, acts };
}

/** The next post of one of them. */
async function postOf(runner: StepRunner, authors: readonly string[]): Promise<FeedPost> {
  for (let swipes = 0; swipes < 30; swipes += 1) {
    const end = await threadsEngagement.scrollOn(runner);
    if (end.kind === 'stopped') throw new Error(end.problem.message);
    const post = threadsEngagement.post(end.look);
    if (post && authors.includes(post.author)) return post;
  }
  throw new Error('no such post');
}

describe.each(['en', 'es'] as const)('acting in the app that speaks %s', (locale) => {
  test('each act is done once, counted once, seen to be done, and never done again', async () => {
    const { runner, acts, desk } = await opened(locale);
    const post = await postOf(runner, ['juniper.tea', 'river.pottery']);
    expect(await threadsEngagement.like(runner, post)).toEqual({ kind: 'done' });
    expect(await threadsEngagement.like(runner, post)).toEqual({ kind: 'already' });
    expect(await threadsEngagement.follow(runner, post)).toEqual({ kind: 'done' });
    expect(await threadsEngagement.follow(runner, post)).toEqual({ kind: 'already' });
    expect(await threadsEngagement.comment(runner, post, 'Lovely colour!')).toEqual({ kind: 'done' });
    expect(await threadsEngagement.comment(runner, post, 'Once more')).toEqual({ kind: 'done' });
    expect(await threadsEngagement.unfollow(runner, post)).toEqual({ kind: 'done' });
    expect(await threadsEngagement.unfollow(runner, post)).toEqual({ kind: 'already' });
    expect(acts()).toEqual([
      ['like', post.author, post.text],
      ['follow', post.author, ''],
      ['comment', post.author, 'Lovely colour!'],
      ['comment', post.author, 'Once more'],
      ['unfollow', post.author, ''],
    ]);
    expect(desk.phone.state.acts.every((act) => act.handle === handle && act.platform === 'threads')).toBe(
      true,
    );
    expect(desk.phone.state.threads.posts).toEqual([]);
  });

  test('a hashtag and an account are found by the search, and their posts can be acted on', async () => {
    const tag = await opened(locale, { kind: 'hashtag', tag: 'tea' });
    const tea = threadsEngagement.post(tag.look);
    expect(tea).toMatchObject({ author: 'juniper.tea', text: expect.stringContaining('#tea') as string });
    if (tea) expect(await threadsEngagement.like(tag.runner, tea)).toEqual({ kind: 'done' });
    const profile = await opened(locale, { kind: 'account', handle: 'granite.gym' });
    const gym = threadsEngagement.post(profile.look);
    expect(gym).toMatchObject({ author: 'granite.gym' });
    if (gym) expect(await threadsEngagement.follow(profile.runner, gym)).toEqual({ kind: 'done' });
    expect([...tag.acts(), ...profile.acts()].map(([kind, target]) => [kind, target])).toEqual([
      ['like', 'juniper.tea'],
      ['follow', 'granite.gym'],
    ]);
  });
});

test('advertisements are told, and no stories are', async () => {
  const { runner, look } = await opened();
  expect(await postOf(runner, ['granite.gym'])).toMatchObject({ sponsored: true, liked: false });
  expect(threadsEngagement.nextStory(look)).toBeNull();
});

test("the account's own threads are left alone", async () => {
  const { desk, runner, acts } = await opened();
  await using session = await desk.open(desk.workFor('Mine'));
  await session.prepare();
  expect(await session.commit()).toMatchObject({ kind: 'published' });
  const own = { author: handle, text: 'Mine', isVideo: false, sponsored: false, liked: false };
  for (const act of ['like', 'follow', 'unfollow'] as const)
    expect(await threadsEngagement[act](runner, own)).toEqual({ kind: 'not_here' });
  expect(await threadsEngagement.comment(runner, own, 'Well said')).toEqual({ kind: 'not_here' });
  expect(acts()).toEqual([]);
});

test('a search that offers nothing ends on the home feed', async () => {
  const { runner } = await opened();
  expect(await threadsEngagement.enter(runner, { kind: 'account', handle: 'nobody.here' })).toEqual({
    kind: 'not_here',
  });
  expect(await threadsEngagement.scrollOn(runner)).toMatchObject({ kind: 'done' });
});

test('a post that is no longer in sight is left alone', async () => {
  const { runner, look, acts } = await opened();
  const post = threadsEngagement.post(look);
  if (post === null) throw new Error('no post');
  await postOf(runner, ['moss.florist']);
  for (const act of [
    () => threadsEngagement.like(runner, post),
    () => threadsEngagement.follow(runner, post),
    () => threadsEngagement.comment(runner, post, 'Too late'),
  ])
    expect(await act()).toEqual({ kind: 'not_here' });
  expect(acts()).toEqual([]);
});

test('a block after a like stops everything, and so does a challenge on the way to a follow', async () => {
  const { desk, runner, acts } = await opened();
  const post = await postOf(runner, ['juniper.tea']);
  desk.phone.order({ kind: 'try_again_later', when: 'after_act' });
  expect(await threadsEngagement.like(runner, post)).toMatchObject({
    kind: 'stopped',
    holdAccount: 'cooldown',
    problem: { code: 'action_blocked' },
  });
  expect(await threadsEngagement.like(runner, post)).toMatchObject({ problem: { code: 'action_blocked' } });
  desk.phone.handset.dispatch({ kind: 'relieve' });
  desk.phone.order({ kind: 'challenge', when: 'threads_other_profile' });
  expect(await threadsEngagement.follow(runner, post)).toMatchObject({ problem: { code: 'challenge' } });
  expect(acts()).toEqual([['like', 'juniper.tea', post.text]]);
});

test('an account that is not signed in is not acted for', async () => {
  const desk = threadsDesk(packs);
  expect(await threadsEngagement.open(desk.runner(), 'nobody.here')).toMatchObject({
    kind: 'stopped',
    problem: { code: 'wrong_account' },
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tiktokEngagement as tiktok } from '../../src-agent/delivery/phone/tiktok/tiktok-engagement.ts';
import type { FeedPost } from '../../src-agent/delivery/phone/engagement.ts';
import type { StepEnd, StepRunner } from '../../src-agent/automation/step-runner.ts';
import { lookOnce } from '../../src-agent/automation/looking.ts';
import { findTestAdb } from '../support/find-test-adb.ts';
import { handle, openTikTokDesk, tiktokPhones, type TikTokDesk } from '../support/tiktok-desk.ts';

const adbBinary = findTestAdb();
const [, french43, english46] = tiktokPhones;
const phones = [french43, english46];

describe.skipIf(adbBinary === null)('acts in TikTok through real Appium', () => {
  let all: TikTokDesk;
  beforeAll(async () => {
    all = await openTikTokDesk(adbBinary ?? '', phones);
  });
  afterAll(() => all[Symbol.asyncDispose]());

  const acts = async ({ serial }: (typeof phones)[number]) =>
    (await all.desk.record(serial)).acts.map(({ kind, target, text }) => [kind, target, text]);
  const postOn = async (runner: StepRunner): Promise<FeedPost> =>
    tiktok.post(await lookOnce(runner.eyes)) ?? expect.fail('no video on the screen');
  const done = (end: StepEnd) => expect(end.kind === 'done' ? end.kind : end.problem.message).toBe('done');

  test.each(phones)('each is counted once on $tiktokVersion in $locale', async (phone) => {
    const { runner, driver } = await all.session(phone, all.packOf(phone.tiktokVersion, phone.locale));
    await using _driver = driver;
    await all.desk.order(phone.serial, { kind: 'rate_app_popup', when: 'tiktok_comments' });
    done(await tiktok.open(runner, handle));
    done(await tiktok.scrollOn(runner));
    const post = await postOn(runner);
    expect(post).toMatchObject({ author: 'north pier runs', isVideo: true, liked: false });
    expect(await tiktok.like(runner, post)).toEqual({ kind: 'done' });
    expect(await tiktok.like(runner, post)).toEqual({ kind: 'already' });
    expect((await postOn(runner)).liked).toBe(true);
    expect(await tiktok.unfollow(runner, post)).toEqual({ kind: 'already' });
    expect(await tiktok.follow(runner, post)).toEqual({ kind: 'done' });
    expect(await tiktok.follow(runner, post)).toEqual({ kind: 'already' });
    expect(await tiktok.comment(runner, post, 'Lovely light & “shade” 🌍')).toEqual({ kind: 'done' });
    expect(await tiktok.unfollow(runner, post)).toEqual({ kind: 'done' });
    expect(await tiktok.like(runner, { ...post, text: 'another video' })).toEqual({ kind: 'not_here' });
    expect(tiktok.nextStory(await lookOnce(runner.eyes))).toBeNull();
    expect(await acts(phone)).toEqual([
      ['like', 'northpier.runs', ''],
      ['follow', 'northpier.runs', ''],
      ['comment', 'northpier.runs', 'Lovely light & “shade” 🌍'],
      ['unfollow', 'northpier.runs', ''],
    ]);
  });

  test.each(phones)('videos come from the sources asked for on $tiktokVersion', async (phone) => {
    const { runner, driver } = await all.session(phone, all.packOf(phone.tiktokVersion, phone.locale));
    await using _driver = driver;
    done(await tiktok.open(runner, handle));
    const account = { kind: 'account', handle: 'kiln.kitchen' } as const;
    expect(await tiktok.enter(runner, account)).toMatchObject({ kind: 'there' });
    const first = await postOn(runner);
    expect(first.author).toBe('kiln kitchen');
    done(await tiktok.scrollOn(runner));
    const second = await postOn(runner);
    expect(second.author).toBe('kiln kitchen');
    expect(second.text).not.toBe(first.text);
    expect(await tiktok.enter(runner, { kind: 'hashtag', tag: 'clay' })).toMatchObject({ kind: 'there' });
    expect((await postOn(runner)).text).toContain('#clay');
    expect(await tiktok.enter(runner, { kind: 'home' })).toMatchObject({
      kind: 'there',
      look: { screen: 'home' },
    });
  });

  test('a block after a like stops the work, and the account rests', async () => {
    const { runner, driver } = await all.session(french43, all.packOf('43.1.4', 'fr'));
    await using _driver = driver;
    done(await tiktok.open(runner, handle));
    const post = await postOn(runner);
    const before = (await acts(french43)).length;
    expect(await tiktok.like(runner, post)).toEqual({ kind: 'done' });
    await all.desk.order(french43.serial, { kind: 'try_again_later' });
    expect(await tiktok.follow(runner, post)).toMatchObject({
      kind: 'stopped',
      problem: { code: 'action_blocked' },
      holdAccount: 'cooldown',
    });
    expect(await acts(french43)).toHaveLength(before + 1);
    await all.desk.order(french43.serial, { kind: 'none' });
  });

  test('an account that is not signed in is not replaced by another', async () => {
    const { runner, driver } = await all.session(english46, all.packOf('46.4.3', 'en'));
    await using _driver = driver;
    expect(await tiktok.open(runner, 'somebody.else')).toMatchObject({
      kind: 'stopped',
      problem: { code: 'wrong_account' },
    });
  });
});

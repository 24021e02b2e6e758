import { beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from './desk.ts';
import { caption, createDesk, shippedPacks, timing, work } from './desk.ts';

const packs = await shippedPacks();
let desk: Desk;

beforeEach(() => {
  desk = createDesk(packs);
});

describe('looking what became of an earlier attempt', () => {
  const before = { countBefore: 3 };
  const check = async (evidence: Record<string, number | string> = before) => {
    const checked = await desk.delivery().look(work, evidence, desk.steps, desk.cancel.signal);
    expect(desk.phone.closed).toBe(desk.phone.sessions);
    expect(desk.shares()).toBe(0);
    expect(desk.phone.pushed).toEqual([]);
    return checked;
  };

  test('one more post with that caption: published', async () => {
    desk.phone.posts.unshift(caption.replace('\n', ' '));
    expect(await check()).toMatchObject({
      kind: 'published',
      evidence: { seenCount: 4, seenCaption: expect.stringContaining('Fresh beans') as string },
    });
  });

  test('an upload under way is waited for', async () => {
    desk.phone.upload = { caption, endsAt: 5000 };
    expect(await check()).toMatchObject({ kind: 'published' });
  });

  test('no more posts and another caption, twice and some time apart: not published', async () => {
    expect(await check()).toMatchObject({
      kind: 'not_published',
      evidence: { reads: 2, newestCaption: 'different' },
    });
    expect(desk.phone.calls.filter((call) => call === 'restart')).toHaveLength(2);
    expect(desk.phone.time).toBeGreaterThan(timing.recheckMs);
  });

  test('a profile without any post: not published', async () => {
    desk.phone.posts = [];
    expect(await check({ countBefore: 0 })).toMatchObject({ kind: 'not_published' });
  });

  test('a post that appears between the two reads: published', async () => {
    desk.phone.upload = null;
    desk.phone.before = () => {
      if (desk.phone.time > timing.recheckMs && !desk.phone.posts.includes(caption))
        desk.phone.posts.unshift(caption);
    };
    expect(await check()).toMatchObject({ kind: 'published', evidence: { reads: 2 } });
  });

  test.each([
    ['one more post with another caption', ['Other', 'Third', 'Second', 'First'], before],
    ['no more posts, but the newest has that caption', [caption, 'Second', 'First'], before],
    ['nothing known from before', [caption, 'Third', 'Second', 'First'], {}],
  ])('%s: undecided, a person is asked', async (_what, posts, evidence) => {
    desk.phone.posts = [...posts];
    expect(await check(evidence)).toMatchObject({ kind: 'undecided', problem: { code: 'outcome_unknown' } });
  });

  test('a challenge stops the look as well', async () => {
    desk.phone.screen = 'challenge';
    expect(await check()).toMatchObject({ kind: 'stopped', remedy: 'person', holdAccount: 'needs_captcha' });
  });
});

import { expect, test } from 'vitest';
import { foreseeWarmUp, type WarmupSubject } from '../../../../src-shared/planning/foresee-warm-up.ts';
import { usualLimits } from '../../../../src-shared/domain/limits.ts';
import { recipe } from '../../../support/warmup-recipe.ts';

const subject = (handle: string, left: Partial<WarmupSubject['left']> = {}): WarmupSubject => ({
  handle,
  platform: 'instagram',
  left: { ...usualLimits.perDay, ...left },
  quietNow: false,
});

test('a plan says in numbers and words what a session does, cut to what today leaves', () => {
  const short = recipe({ comments: ['So good'] });
  const plan = foreseeWarmUp(short, [
    subject('harbor.coffee', { like: 5 }),
    subject('lumen.studio', { like: 2 }),
  ]);
  expect(plan.actions.find(({ kind }) => kind === 'like')).toEqual({ kind: 'like', from: 5, to: 5, left: 2 });
  expect(plan.actions.find(({ kind }) => kind === 'follow')).toEqual({
    kind: 'follow',
    from: 2,
    to: 3,
    left: 15,
  });
  expect(plan.actions.find(({ kind }) => kind === 'scroll')).toEqual({
    kind: 'scroll',
    from: 10,
    to: 20,
    left: null,
  });
  expect(plan.sentence).toMatch(
    /^About \d+ minutes, up to 20 posts read, 5 likes, 3 follows, 3 comments, 4 stories viewed\.$/,
  );
  expect(plan.minutes.to).toBeLessThanOrEqual(20);
  expect(plan.minutes.from).toBeLessThanOrEqual(plan.minutes.to);
  expect(plan.warnings).toEqual([
    'The limits of today leave fewer likes for @harbor.coffee, @lumen.studio.',
    'Who another of your accounts acted on within 30 days is passed over. That is only seen on the phone, so it may be less.',
  ]);
});

test('it warns of what will not be done: comments without texts, quiet hours, too little time, stories that are not there', () => {
  const asked = recipe({
    minutes: { from: 2, to: 2 },
    comments: [],
    quietHours: { from: '22:00', until: '07:00' },
  });
  const plan = foreseeWarmUp(asked, [{ ...subject('harbor.coffee'), platform: 'tiktok', quietNow: true }]);
  expect(plan.actions.find(({ kind }) => kind === 'comment')).toMatchObject({ from: 0, to: 0 });
  expect(plan.warnings.slice(0, 5)).toEqual([
    'No comments are given, so nothing is commented. Write the texts that may be used.',
    'Not all of it fits into 2 minutes. What is left at the end is not done.',
    'Nothing is done from 22:00 to 07:00 on each account’s clock.',
    'It is quiet now for @harbor.coffee: the session begins at 07:00.',
    'No stories are viewed on TikTok.',
  ]);
  const none = recipe({ actions: [{ kind: 'comment', count: { from: 1, to: 2 }, weight: 1 }], comments: [] });
  expect(foreseeWarmUp(none, []).sentence).toBe('About 1 minute, and nothing is done.');
});

import { describe, expect, test } from 'vitest';
import { instagramEngagement } from '../../../../../src-agent/delivery/phone/instagram/engagement/instagram-engagement.ts';
import { threadsEngagement } from '../../../../../src-agent/delivery/phone/threads/threads-engagement.ts';
import { tiktokEngagement } from '../../../../../src-agent/delivery/phone/tiktok/tiktok-engagement.ts';
import { authors } from '../../../../../src-simulator/phone/apps/tiktok/tiktok-videos.ts';
import { type Walk, walk } from '../../../../support/engagement-walk.ts';
import { shippedPacks } from './desk.ts';

const packs = await shippedPacks();
const home = ['home', 'uploading', 'done_posting', 'media_refused'];
const nowhere = [
  { kind: 'account', handle: 'nobody.here' },
  { kind: 'hashtag', tag: 'nothing' },
] as const;

const apps: readonly Pick<Walk, 'engagement' | 'platform' | 'feeds' | 'sources' | 'locale' | 'authorOf'>[] = [
  ...(['en', 'es'] as const).map((locale) => ({
    platform: 'instagram' as const,
    locale,
    engagement: instagramEngagement,
    feeds: [...home, 'opened_post'],
    sources: [
      { kind: 'home' } as const,
      { kind: 'hashtag', tag: 'handmade' } as const,
      { kind: 'account', handle: 'fern.pottery' } as const,
      ...nowhere,
    ],
  })),
  ...(['en', 'es'] as const).map((locale) => ({
    platform: 'threads' as const,
    locale,
    engagement: threadsEngagement,
    feeds: [...home, 'tag_feed', 'other_profile', 'profile_posts'],
    sources: [
      { kind: 'home' } as const,
      { kind: 'hashtag', tag: 'tea' } as const,
      { kind: 'account', handle: 'granite.gym' } as const,
      ...nowhere,
    ],
  })),
  ...(['en', 'fr'] as const).map((locale) => ({
    platform: 'tiktok' as const,
    locale,
    engagement: tiktokEngagement,
    authorOf: (handle: string) =>
      authors.find((author) => author.handle === handle)?.displayName.toLowerCase() ?? handle,
    feeds: [...home, 'opened_post'],
    sources: [
      { kind: 'home' } as const,
      { kind: 'hashtag', tag: 'running' } as const,
      { kind: 'account', handle: 'kiln.kitchen' } as const,
      { kind: 'account', handle: 'nobody.here' } as const,
    ],
  })),
];

describe.each(apps)('any act may follow any other in $platform that speaks $locale', (app) => {
  test.each([
    { seed: 1, slowestLookMs: 20 },
    { seed: 2, slowestLookMs: 8000 },
  ])(
    'when a look takes up to $slowestLookMs ms',
    async ({ seed, slowestLookMs }) => {
      const { acts, told } = await walk({ ...app, packs, seed, calls: 24, slowestLookMs });
      // A walk on which nothing could be done would prove nothing.
      expect(acts, told).toBeGreaterThan(1);
    },
    30_000,
  );
});

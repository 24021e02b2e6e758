import { expect, test } from 'vitest';
import { contentItem, type ContentKind } from '../../../src-shared/domain/campaign.ts';
import type { DeliveryRoute, Platform } from '../../../src-shared/domain/platform.ts';
import type { FittedFacts } from '../../../src-shared/media-fit.ts';
import { itemOn, type Post, postIssues } from '../../../src-shared/post-rules.ts';

/** A picture that every platform takes. */
const picture: FittedFacts = {
  kind: 'image',
  mime: 'image/jpeg',
  bytes: 500_000,
  width: 1080,
  height: 1080,
  durationMs: null,
  videoCodec: null,
  audioCodec: null,
  frameRate: null,
  bitRate: null,
  hasLocation: false,
};

/** A video that every platform takes. */
const video: FittedFacts = {
  ...picture,
  kind: 'video',
  mime: 'video/mp4',
  bytes: 20_000_000,
  height: 1920,
  durationMs: 20_000,
  videoCodec: 'avc',
  audioCodec: 'aac',
  frameRate: 30,
  bitRate: 8_000_000,
};

const upright = { ...picture, height: 1920 };
const pictures = (count: number) => Array.from({ length: count }, () => picture);

function check(platform: Platform, fields: Partial<Post>, route: DeliveryRoute = 'api') {
  return postIssues(
    { kind: 'photo', caption: '', firstComment: '', files: [picture], ...fields },
    platform,
    route,
  );
}

const usual: Readonly<Record<ContentKind, Partial<Post>>> = {
  photo: { kind: 'photo' },
  carousel: { kind: 'carousel', files: pictures(2) },
  video: { kind: 'video', files: [video] },
  story: { kind: 'story', files: [upright] },
  text: { kind: 'text', files: [], caption: 'Good morning' },
};

// platform-apis.md §6.7: which columns there are.
test.each([
  ['instagram', ['photo', 'carousel', 'video', 'story'], ['text']],
  ['threads', ['photo', 'carousel', 'video', 'text'], ['story']],
  ['tiktok', ['photo', 'carousel', 'video'], ['story', 'text']],
] as const)('%s takes %j and not %j', (platform, takes, takesNot) => {
  for (const kind of takes) expect(check(platform, usual[kind])).toEqual({ issues: [], warnings: [] });
  for (const kind of takesNot)
    expect(check(platform, usual[kind]).issues).toEqual([
      { path: 'kind', message: expect.stringMatching(/takes no (stories|posts of text alone)\. Skip/) },
    ]);
});

// §6.7, row “Items”: the most and the fewest pass, one more and one less do not.
test.each([
  ['instagram', 'carousel', 2, 10],
  ['threads', 'carousel', 2, 20],
  ['tiktok', 'carousel', 1, 35],
  ['instagram', 'photo', 1, 1],
  ['threads', 'photo', 1, 1],
  ['tiktok', 'photo', 1, 1],
  ['instagram', 'story', 1, 1],
  ['threads', 'text', 0, 0],
] as const)('%s: a %s has %d to %d files', (platform, kind, min, max) => {
  const count = (files: number) =>
    check(platform, { kind, caption: 'text', files: pictures(files) }).issues.map(({ path }) => path);
  expect(count(min)).toEqual([]);
  expect(count(max)).toEqual([]);
  expect(count(max + 1)).toEqual(['mediaIds']);
  if (min > 0) expect(count(min - 1)).toEqual(['mediaIds']);
});

// §6.7, rows “Text max”, “Hashtags”, “Mentions” and “Links”: as much as is taken, and what one more gives.
test.each([
  ['instagram', 'photo', 'a'.repeat(2200), 'a', 'at most 2200 characters'],
  ['instagram', 'carousel', 'a'.repeat(2200), 'a', 'at most 2200 characters'],
  ['instagram', 'video', 'a'.repeat(2200), 'a', 'at most 2200 characters'],
  ['instagram', 'photo', '#tag '.repeat(30), '#tag', 'at most 30 hashtags'],
  ['instagram', 'video', '@name '.repeat(20), '@name', 'at most 20 mentions'],
  ['threads', 'photo', 'a'.repeat(500), 'a', 'at most 500 characters'],
  ['threads', 'text', '😀'.repeat(125), 'a', 'at most 500 characters'],
  [
    'threads',
    'text',
    [1, 2, 3, 4, 5, 5].map((n) => `https://shop.example/${n} `).join(''),
    'https://six.example',
    'at most 5 links',
  ],
  ['tiktok', 'photo', 'a'.repeat(4000), 'a', 'at most 4000 characters'],
  ['tiktok', 'carousel', 'a'.repeat(4000), 'a', 'at most 4000 characters'],
  ['tiktok', 'video', 'a'.repeat(2200), 'a', 'at most 2200 characters'],
] as const)('%s, %s: the text “%.12s…” is the most', (platform, kind, most, more, message) => {
  expect(check(platform, { ...usual[kind], caption: most }).issues).toEqual([]);
  expect(check(platform, { ...usual[kind], caption: most + more }).issues).toEqual([
    { path: 'caption', message: expect.stringContaining(message) },
  ]);
});

test('a text post without text is nothing; further hashtags on Threads and a text with a story are told', () => {
  expect(check('threads', { ...usual.text, caption: ' ' }).issues).toEqual([
    { path: 'caption', message: 'Write the text to post.' },
  ]);
  const tags = check('threads', { caption: '#one #two' });
  expect(tags.issues).toEqual([]);
  expect(tags.warnings).toEqual([
    { path: 'caption', message: expect.stringContaining('one hashtag its topic') },
  ]);
  const story = check('instagram', { ...usual.story, caption: 'a'.repeat(3000) });
  expect(story.issues).toEqual([]);
  expect(story.warnings).toEqual([{ path: 'caption', message: expect.stringContaining('no caption') }]);
});

test.each([
  ['instagram', 'photo', 'api', 'a'.repeat(2200), null],
  ['instagram', 'story', 'api', 'Hello', 'A story takes no comments'],
  ['threads', 'text', 'api', 'a'.repeat(500), null],
  ['threads', 'text', 'api', 'a'.repeat(501), 'is a reply, which has at most 500'],
  ['tiktok', 'video', 'api', 'Hello', 'takes no comments'],
  ['tiktok', 'video', 'browser', 'Hello', null],
] as const)('a first comment on %s under a %s by %s', (platform, kind, route, firstComment, message) => {
  const { issues } = check(platform, { ...usual[kind], firstComment }, route);
  expect(issues).toEqual(
    message === null ? [] : [{ path: 'firstComment', message: expect.stringContaining(message) }],
  );
});

test('a file of the wrong kind is told at its place', () => {
  const paths = (platform: Platform, fields: Partial<Post>) =>
    check(platform, fields).issues.map(({ path }) => path);
  expect(paths('threads', { files: [video] })).toEqual(['mediaIds.0']);
  expect(paths('instagram', { kind: 'video', files: [picture] })).toEqual(['mediaIds.0']);
  expect(paths('tiktok', { kind: 'carousel', files: [picture, video] })).toEqual(['mediaIds.1']);
  expect(paths('instagram', { kind: 'carousel', files: [picture, video] })).toEqual([]);
});

test('what a file is like stops an interface, and is a warning by phone, where the app converts it', () => {
  const png = { files: [{ ...picture, mime: 'image/png' as const, height: 3000 }] };
  const byApi = check('instagram', png);
  expect(byApi.issues.map(({ path }) => path)).toEqual(['mediaIds.0', 'mediaIds.0']);
  expect(check('instagram', png, 'browser')).toEqual(byApi);
  const byPhone = check('instagram', png, 'phone');
  expect(byPhone.issues).toEqual([]);
  expect(byPhone.warnings).toEqual([...byApi.issues, ...byApi.warnings]);
  expect(check('instagram', usual.video, 'phone').issues).toEqual([
    { path: 'mediaIds.0', message: expect.stringContaining('through a phone yet') },
  ]);
});

test('advice about a file is a warning on every route', () => {
  const { issues, warnings } = check('instagram', { files: [{ ...picture, hasLocation: true }] });
  expect(issues).toEqual([]);
  expect(warnings).toEqual([{ path: 'mediaIds.0', message: 'The file says where it was taken.' }]);
});

test('an item on a platform is its variant where there is one, and nothing where it is skipped', () => {
  const item = contentItem.parse({
    kind: 'photo',
    mediaIds: [1],
    caption: 'For all',
    firstComment: 'Link',
    variants: { threads: { caption: '', mediaIds: [2] }, tiktok: { skip: true } },
  });
  expect(itemOn(item, 'instagram')).toEqual({
    kind: 'photo',
    mediaIds: [1],
    caption: 'For all',
    firstComment: 'Link',
  });
  expect(itemOn(item, 'threads')).toEqual({
    kind: 'photo',
    mediaIds: [2],
    caption: '',
    firstComment: 'Link',
  });
  expect(itemOn(item, 'tiktok')).toBeNull();
});

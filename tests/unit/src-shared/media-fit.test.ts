import { describe, expect, test } from 'vitest';
import { type FittedFacts, fitOf } from '../../../src-shared/media-fit.ts';
import { placementRules, placements } from '../../../src-shared/media-rules.ts';
import { captionIssues, captionLength } from '../../../src-shared/platform-rules.ts';

const picture: FittedFacts = {
  kind: 'image',
  mime: 'image/jpeg',
  bytes: 1000,
  width: 1000,
  height: 1000,
  durationMs: null,
  videoCodec: null,
  audioCodec: null,
  frameRate: null,
  bitRate: null,
  hasLocation: false,
};
const video: FittedFacts = {
  ...picture,
  kind: 'video',
  mime: 'video/mp4',
  width: 1080,
  height: 1920,
  durationMs: 10_000,
  videoCodec: 'avc',
  audioCodec: 'aac',
  frameRate: 30,
  bitRate: 5_000_000,
};

type Limit = readonly [
  rule: string,
  inside: readonly Partial<FittedFacts>[],
  outside: readonly Partial<FittedFacts>[],
];

/** Values at and one inside each limit, and one past it. */
function around(field: keyof FittedFacts, rule: string, { min, max }: { min?: number; max?: number }): Limit {
  const at = (value: number) => ({ [field]: value });
  const inside = [min, min && min + 1, max, max && max - 1].filter((value) => value !== undefined);
  const outside = [min && min - 1, max && max + 1].filter((value) => value !== undefined && value >= 0);
  return [rule, inside.map(at), outside.map((value) => at(value ?? 0))];
}

function limitsOf(placement: (typeof placements)[number], kind: 'image' | 'video'): Limit[] {
  const { image, video: moving } = placementRules[placement];
  if (kind === 'image' && image !== null)
    return [
      around('bytes', 'bytes', { max: image.bytesMax }),
      ...(image.width === null ? [] : [around('width', 'pixels', image.width)]),
      ...(image.sidesMax === null ? [] : [around('height', 'pixels', { max: image.sidesMax.long })]),
    ];
  if (kind === 'image' || moving === null) return [];
  return [
    around('bytes', 'bytes', { max: moving.bytesMax }),
    around('durationMs', 'duration', moving.durationMs),
    around('frameRate', 'frame_rate', moving.frameRate),
    ...(moving.bitRateMax === null ? [] : [around('bitRate', 'bit_rate', { max: moving.bitRateMax })]),
    ...(moving.widthMax === null ? [] : [around('width', 'pixels', { max: moving.widthMax })]),
    ...(moving.side === null
      ? []
      : [
          around('width', 'pixels', { min: moving.side.min }),
          around('height', 'pixels', { max: moving.side.max }),
        ]),
  ];
}

const cases = placements.flatMap((placement) =>
  (['image', 'video'] as const).flatMap((kind) =>
    limitsOf(placement, kind).map((limit) => [placement, kind, ...limit] as const),
  ),
);

test.each(cases)(
  '%s of a %s: %s holds at its limit and not past it',
  (placement, kind, rule, inside, outside) => {
    const facts = kind === 'image' ? picture : video;
    const broken = (change: Partial<FittedFacts>) =>
      fitOf({ ...facts, ...change }, placement).some((finding) => finding.rule === rule);
    for (const change of inside) expect(broken(change), JSON.stringify(change)).toBe(false);
    for (const change of outside) expect(broken(change), JSON.stringify(change)).toBe(true);
  },
);

describe('shapes and kinds', () => {
  const rulesOf = (change: Partial<FittedFacts>, placement: (typeof placements)[number]) =>
    fitOf({ ...picture, ...change }, placement).map(({ rule, fix }) => `${rule} ${fix}`);

  test('Instagram pictures lie between 4:5 and 1.91:1', () => {
    expect(rulesOf({ width: 800, height: 1000 }, 'instagram_image')).toEqual([]);
    expect(rulesOf({ width: 799, height: 1000 }, 'instagram_image')).toEqual(['aspect crop']);
    expect(rulesOf({ width: 1337, height: 700 }, 'instagram_image')).toEqual([]);
    expect(rulesOf({ width: 1338, height: 700 }, 'instagram_image')).toEqual(['aspect crop']);
  });

  test('each platform takes its own types', () => {
    expect(rulesOf({ mime: 'image/png' }, 'threads')).toEqual([]);
    expect(rulesOf({ mime: 'image/png' }, 'tiktok_photo')).toEqual(['type to_jpeg']);
    expect(rulesOf({ mime: 'image/webp' }, 'tiktok_photo')).toEqual([]);
    expect(rulesOf({ mime: 'image/webp' }, 'instagram_image')).toEqual(['type to_jpeg']);
    expect(rulesOf({}, 'tiktok_video')).toEqual(['kind null']);
    expect(
      fitOf({ ...video, mime: 'video/webm', videoCodec: 'vp9', audioCodec: 'opus' }, 'tiktok_video'),
    ).toEqual([]);
    const reel = fitOf({ ...video, videoCodec: 'vp9', audioCodec: 'opus' }, 'instagram_reel');
    expect(reel.map(({ rule }) => rule)).toEqual(['video_codec', 'audio_codec']);
  });
});

test('Threads counts emoji as their bytes, the others as UTF-16 units', () => {
  expect(captionLength('hi 👍🏽', 'threads')).toBe(3 + 8);
  expect(captionLength('hi 👍🏽', 'tiktok')).toBe(3 + 4);
  expect(captionIssues('a'.repeat(496) + '👍', 'threads')).toEqual([]);
  expect(captionIssues('a'.repeat(497) + '👍', 'threads')).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { photoProblem } from '../../../../src-renderer/campaigns/placements.ts';
import { fixesOf } from '../../../../src-renderer/media/media-words.ts';
import type { MediaFit } from '../../../../src-shared/domain/media.ts';

const jpeg = { rule: 'format', message: 'JPEG only.', stops: true, fix: 'to_jpeg' as const };
const place = { rule: 'place', message: 'Says where.', stops: false, fix: 'strip_location' as const };
const fits: MediaFit[] = [
  { placement: 'threads', platform: 'threads', title: 'Threads', findings: [place] },
  { placement: 'instagram_image', platform: 'instagram', title: 'Instagram', findings: [place, jpeg] },
  { placement: 'tiktok_photo', platform: 'tiktok', title: 'TikTok', findings: [] },
];

test('a photo’s findings are those of the chosen platforms, each once, and the fix is for the strictest', () => {
  expect(photoProblem(fits, ['tiktok'], 'photo', fixesOf)).toBeNull();
  expect(photoProblem(fits, [], 'photo', fixesOf)).toBeNull();
  expect(photoProblem(fits, ['threads', 'instagram', 'tiktok'], 'photo', fixesOf)).toEqual({
    findings: [jpeg, place],
    placement: 'instagram_image',
    fixes: ['to_jpeg', 'strip_location'],
  });
  expect(photoProblem(fits, ['threads'], 'photo', fixesOf)?.placement).toBe('threads');
  expect(photoProblem(fits, ['tiktok'], 'story', fixesOf)).toBeNull();
  const reel = { ...fits[1], placement: 'instagram_reel' as const } as MediaFit;
  expect(photoProblem([reel], ['instagram'], 'video', fixesOf)?.placement).toBe('instagram_reel');
});

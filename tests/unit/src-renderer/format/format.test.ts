import { expect, test } from 'vitest';
import { formatBytes, formatCount } from '../../../../src-renderer/format/amount.ts';
import { formatAgo, formatDuration, formatElapsed, localDate } from '../../../../src-renderer/format/time.ts';

test.each([
  [-5, '0s'],
  [840, '0.8s'],
  [9_960, '10s'],
  [42_900, '42s'],
  [60_000, '1m'],
  [185_000, '3m 5s'],
  [3_600_000, '1h'],
  [7_860_000, '2h 11m'],
  [90_000_000, '1d 1h'],
])('%i ms is %s', (milliseconds, words) => {
  expect(formatDuration(milliseconds, 'en')).toBe(words);
});

test('a running clock has no fractions', () => {
  expect(formatElapsed(4_900, 'en')).toBe('4s');
});

test.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [312_400, '312 kB'],
  [1_440_000, '1.4 MB'],
  [41_300_000_000, '41.3 GB'],
])('%i bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes, 'en')).toBe(words);
});

test('counts agree with their nouns', () => {
  expect(formatCount(1, 'post', 'posts', 'en')).toBe('1 post');
  expect(formatCount(1204, 'post', 'posts', 'en')).toBe('1,204 posts');
});

test('how long ago is said in the largest unit that fits', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  const ago = (milliseconds: number) => formatAgo(new Date(now - milliseconds).toISOString(), now, 'en');
  expect([ago(5_000), ago(50_000), ago(3 * 60_000), ago(2 * 3_600_000), ago(26 * 3_600_000)]).toEqual([
    'now',
    '1 minute ago',
    '3 minutes ago',
    '2 hours ago',
    'yesterday',
  ]);
  expect(ago(30 * 86_400_000)).toBe('Oct 22, 2026');
});

test('a caption’s date is the local day', () => {
  expect(localDate(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});

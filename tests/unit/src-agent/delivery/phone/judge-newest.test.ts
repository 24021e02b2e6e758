import { expect, test } from 'vitest';
import { judgeNewest } from '../../../../../src-agent/delivery/phone/judge-newest.ts';

const words = 'Fresh beans at eight, bread at nine';
const judged = (
  before: readonly string[] | null,
  texts: readonly string[] | null,
  more: { whole?: boolean; pinned?: boolean } = {},
) => judgeNewest(before, texts && { texts, whole: false, pinned: false, ...more }, 'lumen.studio', words);

test('a new text above those of before is published', () => {
  expect(judged(['A', 'B'], [words, 'A', 'B'])).toBe('published');
  expect(judged(['A', 'B'], [words.replace(' ', '\n'), 'A'])).toBe('published');
  expect(judged([], [words])).toBe('published');
  // Under a pinned one.
  expect(judged(['P', 'A'], ['P', words, 'A'], { pinned: true })).toBe('published');
});

test('the same texts as before are not published', () => {
  expect(judged(['A', 'B', 'C'], ['A', 'B', 'C', 'D'])).toBe('not_published');
  expect(judged([], [], { whole: true })).toBe('not_published');
});

test.each([
  ['nothing known from before', null, [words, 'A']],
  ['nothing to read now', ['A', 'B'], null],
  ['two equal texts', ['A', 'B'], [words, words, 'A', 'B']],
  ['the same text before', [words, 'A'], [words, 'A']],
  ['the same text before and now once more', [words, 'A'], [words, words, 'A']],
  ['another one came as well', ['A', 'B'], [words, 'X', 'A', 'B']],
  ['another one came alone', ['A', 'B'], ['X', 'A', 'B']],
  ['one that is cut off', ['A', 'B'], ['Fresh… more', 'A', 'B']],
  ['one of before is gone', ['A', 'B'], [words, 'B']],
  ['too little in sight', ['A'], ['A']],
] as const)('%s is undecided', (_what, before, now) => {
  expect(judged(before, now)).toBe('undecided');
});

test('pinned posts may hide a new one, and a post without words cannot be told', () => {
  expect(judged(['P', 'Q'], ['P', 'Q'], { pinned: true })).toBe('undecided');
  expect(judgeNewest(['A', 'B'], { texts: ['A', 'B'], whole: false, pinned: false }, 'x', ' ')).toBe(
    'undecided',
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ContainerReading,
  type ContainerVerdict,
  judgeContainer,
  readsApartMs,
} from '../../../../../src-agent/delivery/api/judge-container.ts';
import { judgeComment } from '../../../../../src-agent/delivery/api/judge-comment.ts';

const later = readsApartMs;
type Case = readonly [
  what: string,
  reading: Omit<ContainerReading, 'at'> & { readonly at?: number },
  before: ContainerReading['status'] | null,
  ContainerVerdict,
];

test.each<Case>([
  ['it says so', { status: 'published', matches: 0 }, null, 'published'],
  ['still working', { status: 'in_progress', matches: 0, at: later }, 'in_progress', 'look_again'],
  ['untouched, read once', { status: 'finished', matches: 0 }, null, 'look_again'],
  [
    'untouched, read twice at once',
    { status: 'finished', matches: 0, at: later - 1 },
    'finished',
    'look_again',
  ],
  ['untouched, read twice', { status: 'finished', matches: 0, at: later }, 'finished', 'same_container'],
  [
    'untouched after another word',
    { status: 'finished', matches: 0, at: later },
    'in_progress',
    'look_again',
  ],
  ['untouched, but a post of these words', { status: 'finished', matches: 1, at: later }, 'finished', 'ask'],
  ['untouched, the list unread', { status: 'finished', matches: null, at: later }, 'finished', 'ask'],
  ['ran out', { status: 'expired', matches: 0, at: later }, 'expired', 'new_container'],
  ['failed, read once', { status: 'error', matches: 0 }, null, 'look_again'],
  ['failed, read twice', { status: 'error', matches: 0, at: later }, 'error', 'new_container'],
  ['failed, but the post is there', { status: 'error', matches: 1 }, null, 'published'],
  ['failed, the list unread', { status: 'error', matches: null, at: later }, 'error', 'look_again'],
  ['not readable, but the post is there', { status: 'unreadable', matches: 1 }, null, 'published'],
  ['not readable', { status: 'unreadable', matches: 0 }, null, 'ask'],
])('a container: %s', (_what, reading, before, verdict) => {
  const earlier = before === null ? null : { status: before, at: 0 };
  expect(judgeContainer({ at: 0, ...reading }, earlier)).toBe(verdict);
});

test('nothing is published again on one read, nor while a post of these words is listed', () => {
  const status = fc.constantFrom<ContainerReading['status']>(
    'published',
    'finished',
    'in_progress',
    'expired',
    'error',
    'unreadable',
  );
  const reading = fc.record({ status, matches: fc.constantFrom(null, 0, 1, 2), at: fc.nat(200_000) });
  fc.assert(
    fc.property(reading, fc.option(fc.record({ status, at: fc.nat(200_000) })), (now, before) => {
      const verdict = judgeContainer(now, before);
      if (verdict !== 'same_container' && verdict !== 'new_container') return;
      expect(now.matches).toBe(0);
      expect(before?.status).toBe(now.status);
      expect(now.at - (before?.at ?? now.at)).toBeGreaterThanOrEqual(readsApartMs);
    }),
  );
});

test('a comment is there, may still come, or is for a person to say: it is never written again unseen', () => {
  expect(judgeComment(1, 0)).toBe('published');
  expect(judgeComment(0, 599_999)).toBe('look_again');
  expect(judgeComment(0, 600_000)).toBe('ask');
  expect(judgeComment(null, 600_000)).toBe('ask');
});

import { expect, test } from 'vitest';
import {
  decisionWords,
  mayPublishTwice,
  openNext,
  sideBySide,
} from '../../../../src-renderer/inbox/decisions.ts';
import { readInboxAddress } from '../../../../src-renderer/inbox/inbox-address.ts';
import type { InboxItem } from '../../../../src-shared/domain/job.ts';

const unknown: Pick<InboxItem, 'reason' | 'decisions'> = {
  reason: 'outcome_unknown',
  decisions: ['look_again', 'published', 'try_again', 'give_up'],
};
const missed: typeof unknown = { reason: 'missed_slot', decisions: ['try_again', 'give_up'] };
const challenge: typeof unknown = { reason: 'challenge', decisions: ['try_again', 'give_up'] };

test('only posting again what may be there can publish twice', () => {
  for (const decision of unknown.decisions)
    expect([decision, mayPublishTwice(unknown, decision)]).toEqual([decision, decision === 'try_again']);
  expect(mayPublishTwice(missed, 'try_again')).toBe(false);
  expect(mayPublishTwice(challenge, 'try_again')).toBe(false);
  // A challenge after the post may have left is as uncertain as any other unknown outcome.
  expect(mayPublishTwice({ ...challenge, decisions: unknown.decisions }, 'try_again')).toBe(true);
});

test('a decision is named for what it does about that post', () => {
  const label = (item: typeof unknown, decision: InboxItem['decisions'][number]) =>
    decisionWords(item, decision).label;
  expect(unknown.decisions.map((decision) => label(unknown, decision))).toEqual([
    'Look again',
    'It is posted',
    'Not there, post it',
    'Give up',
  ]);
  expect(missed.decisions.map((decision) => label(missed, decision))).toEqual(['Post now', 'Skip']);
  expect(label({ reason: 'failed', decisions: ['retry', 'dismiss'] }, 'dismiss')).toBe('Leave it');
  expect(decisionWords(unknown, 'published').says).toContain('cannot be taken back');
});

test('after a decision the next post comes up, at the end the one before, then none', () => {
  expect(openNext([5, 4, 3], 4)).toBe(3);
  expect(openNext([5, 4, 3], 3)).toBe(4);
  expect(openNext([5], 5)).toBeNull();
  expect(openNext([5, 4], 9)).toBe(5);
});

test('expected and seen stand side by side, each label once, and what differs is told', () => {
  const rows = sideBySide({
    expected: [
      { label: 'Posts', value: '42' },
      { label: 'Caption', value: 'Fresh' },
    ],
    seen: [
      { label: 'Posts', value: '41' },
      { label: 'Account', value: '@harbor' },
    ],
  });
  expect(rows).toEqual([
    { label: 'Posts', expected: '42', seen: '41', differs: true },
    { label: 'Caption', expected: 'Fresh', seen: null, differs: false },
    { label: 'Account', expected: null, seen: '@harbor', differs: false },
  ]);
});

test('an address is read as far as it makes sense', () => {
  expect(readInboxAddress({ reason: 'failed', open: 4 })).toEqual({ reason: 'failed', open: 4 });
  expect(readInboxAddress({ reason: 'bored', open: 'all' })).toEqual({});
});

import { expect, test } from 'vitest';
import { sideBySide } from '../../../../src-agent/delivery/evidence.ts';

test('what would be seen and what was seen stand side by side, without what is not known', () => {
  const evidence = {
    account: 'harbor.coffee',
    caption: 'Fresh beans',
    countBefore: 3,
    sentAt: '2026-11-21T09:30:00.000Z',
    containerId: 'c1',
    seenCaption: 'Something else',
    seenCount: 4,
    seenAt: null,
    lookedAt: '2026-11-21T09:32:00.000Z',
  };
  expect(sideBySide(evidence)).toEqual({
    expected: [
      { label: 'Account', value: 'harbor.coffee' },
      { label: 'Caption', value: 'Fresh beans' },
      { label: 'Posts', value: '3 before, 4 with it' },
      { label: 'Sent', value: '2026-11-21T09:30:00.000Z' },
    ],
    seen: [
      { label: 'Newest post', value: 'Something else' },
      { label: 'Posts', value: '4' },
      { label: 'Looked', value: '2026-11-21T09:32:00.000Z' },
    ],
  });
  expect(sideBySide({})).toEqual({ expected: [], seen: [] });
});

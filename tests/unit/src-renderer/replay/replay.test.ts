import { expect, test } from 'vitest';
import { readReplayAddress } from '../../../../src-renderer/replay/replay-address.ts';
import { fitted, nodeAt, nodesWith, percentBounds } from '../../../../src-renderer/replay/stage-geometry.ts';
import { comparisonSentence } from '../../../../src-renderer/replay/verdict-words.ts';
import { fakeTree } from '../../../support/fake-replay.ts';

test('a screen is drawn as large as the room allows, never larger than it is', () => {
  const phone = { width: 1080, height: 2340 };
  expect(fitted(phone, { width: 600, height: 780 })).toEqual({ width: 360, height: 780 });
  expect(fitted(phone, { width: 108, height: 780 })).toEqual({ width: 108, height: 234 });
  expect(fitted(phone, { width: 5000, height: 5000 })).toEqual(phone);
  expect(fitted({ width: 0, height: 0 }, phone)).toEqual({ width: 0, height: 0 });
  const bounds = { left: 540, top: 0, right: 1080, bottom: 234 };
  expect(percentBounds(bounds, phone)).toEqual({ left: '50%', top: '0%', width: '50%', height: '10%' });
});

test('under the pointer is the smallest element that is on the screen there', () => {
  const { nodes } = fakeTree(1, 'before', 0);
  const name = (x: number, y: number) => nodes[nodeAt(nodes, { x, y }) ?? -1]?.resourceId?.split('/')[1];
  expect([name(100, 150), name(900, 2200), name(500, 1000)]).toEqual(['title', 'profile_tab', 'root']);
  expect(nodeAt(nodes, { x: 2000, y: 5 })).toBeNull();
  const hidden = nodes.map((node) => ({ ...node, shown: false }));
  expect(nodeAt(hidden, { x: 100, y: 150 })).toBeNull();
});

test('elements are found by what they say and are called', () => {
  const tree = fakeTree(1, 'before', 100);
  expect(nodesWith(tree, ' like ', 5).map((index) => tree.nodes[index]?.description)).toEqual(['Like']);
  expect(nodesWith(tree, 'cell_', 5)).toHaveLength(5);
  expect(nodesWith(tree, ' ', 5)).toEqual([]);
});

test('an address that makes no sense shows the first step', () => {
  expect(readReplayAddress({ job: 3, step: 12, moment: 'after' })).toEqual({
    job: 3,
    step: 12,
    moment: 'after',
  });
  expect(readReplayAddress({ job: -3, step: 'x', moment: 'never' })).toEqual({});
});

test('a comparison says first what was lost', () => {
  expect(comparisonSentence({ packs: [], steps: [], leftOff: 0 })).toBe('There are no steps to compare.');
});

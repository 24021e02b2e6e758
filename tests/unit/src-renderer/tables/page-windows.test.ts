import { expect, test } from 'vitest';
import { pagesFor, pageSize, settleTime } from '../../../../src-renderer/tables/page-windows.ts';

test('the pages around what is in view are read, never more than there are', () => {
  expect(pagesFor(0, 20, 1_000_000)).toEqual([0]);
  expect(pagesFor(90, 115, 1_000_000)).toEqual([0, 1]);
  expect(pagesFor(90_000, 90_020, 100_000)).toEqual([899, 900]);
  expect(pagesFor(99_980, 100_000, 100_000)).toEqual([100_000 / pageSize - 1]);
  expect(pagesFor(0, 0, 0)).toEqual([0]);
});

test('scrolling on reads at once, a jump waits until the scroll bar rests', () => {
  expect(settleTime([0], [0, 1])).toBe(0);
  expect(settleTime([3], [4])).toBe(0);
  expect(settleTime([0], [50])).toBeGreaterThan(0);
});

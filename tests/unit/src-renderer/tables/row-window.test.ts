import { assert, double, integer, nat, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bodyHeight,
  rowHeight,
  rowWindow,
  scrollTopFor,
} from '../../../../src-renderer/tables/row-window.ts';

const longList = record({
  total: integer({ min: 1, max: 1_000_000 }),
  viewport: integer({ min: 100, max: 2000 }),
});

/** Where a row appears in the room there is, in pixels from its top. */
function placeOf(row: number, view: { total: number; viewport: number; scrollTop: number }): number {
  return row * rowHeight + rowWindow(view).lift - view.scrollTop;
}

describe('the rows in view', () => {
  test('no list is taller than browsers draw', () => {
    expect(bodyHeight(1_000_000)).toBeLessThan(17_000_000);
    expect(bodyHeight(10)).toBe(10 * rowHeight);
  });

  test('what is seen is drawn, and little more', () => {
    assert(
      property(longList, double({ min: 0, max: 1, noNaN: true }), ({ total, viewport }, part) => {
        const way = Math.max(0, bodyHeight(total) - viewport);
        const view = { total, viewport, scrollTop: Math.round(way * part) };
        const { first, last } = rowWindow(view);
        expect(last - first).toBeLessThan(viewport / rowHeight + 20);
        if (first > 0) expect(placeOf(first, view)).toBeLessThanOrEqual(0);
        if (last < total) expect(placeOf(last, view)).toBeGreaterThanOrEqual(viewport);
      }),
    );
  });

  test('at the end of the scroll bar the last row ends where the room ends', () => {
    for (const total of [1000, 100_000, 1_000_000]) {
      const view = { total, viewport: 600, scrollTop: bodyHeight(total) - 600 };
      expect(placeOf(total - 1, view) + rowHeight).toBeCloseTo(600, 3);
    }
  });

  test('a row that is asked for comes wholly into view, and one in view stays where it is', () => {
    assert(
      property(longList, nat(), nat(), ({ total, viewport }, from, to) => {
        const row = to % total;
        const before = { total, viewport, scrollTop: from % Math.max(1, bodyHeight(total) - viewport) };
        const view = { ...before, scrollTop: scrollTopFor(row, before) };
        const place = placeOf(row, view);
        expect(place).toBeGreaterThanOrEqual(-0.01);
        expect(place + rowHeight).toBeLessThanOrEqual(viewport + 0.01);
        expect(scrollTopFor(row, view)).toBeCloseTo(view.scrollTop, 3);
      }),
    );
  });
});

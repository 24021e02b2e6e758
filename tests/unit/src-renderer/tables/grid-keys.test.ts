import { expect, test } from 'vitest';
import { gridAction } from '../../../../src-renderer/tables/grid-keys.ts';

const at = { row: 50, total: 1000, page: 20 };

function press(
  key: string,
  held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey', boolean>> = {},
  place = at,
) {
  return gridAction({ key, shiftKey: false, ctrlKey: false, metaKey: false, ...held }, place);
}

test.each([
  ['ArrowDown', 51],
  ['ArrowUp', 49],
  ['PageDown', 69],
  ['PageUp', 31],
  ['Home', 0],
  ['End', 999],
])('%s goes to row %i', (key, row) => {
  expect(press(key)).toEqual({ kind: 'go', row, extend: false });
});

test('the ends hold', () => {
  expect(press('ArrowUp', {}, { ...at, row: 0 })).toMatchObject({ row: 0 });
  expect(press('PageDown', {}, { ...at, row: 990 })).toMatchObject({ row: 999 });
});

test('Space ticks, Shift extends, Enter opens, Escape clears, Ctrl or ⌘ with A ticks everything', () => {
  expect(press(' ')).toEqual({ kind: 'toggle', extend: false });
  expect(press(' ', { shiftKey: true })).toEqual({ kind: 'toggle', extend: true });
  expect(press('ArrowDown', { shiftKey: true })).toEqual({ kind: 'go', row: 51, extend: true });
  expect(press('Enter')).toEqual({ kind: 'open' });
  expect(press('Escape')).toEqual({ kind: 'clear' });
  expect(press('a', { ctrlKey: true })).toEqual({ kind: 'selectAll' });
  expect(press('A', { metaKey: true })).toEqual({ kind: 'selectAll' });
});

test('other keys belong to the page', () => {
  expect(press('n')).toBeNull();
  expect(press('k', { ctrlKey: true })).toBeNull();
  expect(press('Tab')).toBeNull();
});

import { expect, test } from 'vitest';
import { columnsToShow, leastWidth, type Column } from '../../../../src-renderer/tables/columns.ts';

function column(id: string, shown: Column<string>['shown']): Column<string> {
  return { id, title: id, width: 100, share: 1, shown, cell: (item) => item };
}
const columns = [column('name', 'always'), column('status', 3), column('tags', 1), column('notes', 'extra')];
const ids = (chosen: readonly string[] | null, width: number) =>
  columnsToShow(columns, chosen, width).map(({ id }) => id);

test('without a choice the least important columns give way, the first never does', () => {
  expect(ids(null, 2000)).toEqual(['name', 'status', 'tags']);
  expect(ids(null, 300)).toEqual(['name', 'status']);
  expect(ids(null, 100)).toEqual(['name']);
});

test('what was chosen is shown, whatever the width', () => {
  expect(ids(['notes', 'status'], 100)).toEqual(['name', 'status', 'notes']);
  expect(leastWidth(columns)).toBeGreaterThan(400);
});

import { describe, expect, test } from 'vitest';
import {
  everythingSelected,
  isSelected,
  nothingSelected,
  selectedCount,
  selectionInput,
  withRows,
} from '../../../../src-renderer/tables/selection.ts';

const filter = { status: 'active' };
const never = () => Promise.reject(new Error('nothing had to be read'));

describe('what is ticked', () => {
  test('rows are ticked and unticked by their ids', async () => {
    const three = withRows(nothingSelected, [1, 2, 3], true);
    const two = withRows(three, [2], false);
    expect([1, 2, 3].map((id) => isSelected(two, id))).toEqual([true, false, true]);
    expect(selectedCount(two, 100)).toBe(2);
    expect(await selectionInput(two, filter, never)).toEqual({ ids: [1, 3] });
  });

  test('all that match is the filter itself, however many they are', async () => {
    expect(selectedCount(everythingSelected, 1_000_000)).toBe(1_000_000);
    expect(await selectionInput(everythingSelected, filter, never)).toEqual({ filter });
  });

  test('all but a few are the others, by their ids', async () => {
    const but = withRows(everythingSelected, [2, 3], false);
    expect(isSelected(but, 2)).toBe(false);
    expect(selectedCount(but, 4)).toBe(2);
    expect(await selectionInput(but, filter, () => Promise.resolve([1, 2, 3, 4]))).toEqual({ ids: [1, 4] });
    expect(withRows(but, [2, 3], true)).toEqual(everythingSelected);
  });

  test('what cannot be named in one call is refused with a way on', async () => {
    const but = withRows(everythingSelected, [1], false);
    const tooMany = Array.from({ length: 100_002 }, (_, at) => at + 1);
    await expect(selectionInput(but, filter, () => Promise.resolve(tooMany))).rejects.toThrow(
      'with a filter',
    );
    await expect(selectionInput(but, filter, () => Promise.resolve([1]))).rejects.toThrow('Nothing is left');
  });
});

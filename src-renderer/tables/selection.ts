import { NotPossible } from '../agent/failure.ts';

/** Which rows are ticked: some by their ids, or all that the filter finds but a few. */
export type Selection =
  | { readonly mode: 'some'; readonly ids: ReadonlySet<number> }
  | { readonly mode: 'all'; readonly except: ReadonlySet<number> };

/** What becomes of what is ticked; what was ticked may have changed since the key was pressed. */
export type SelectionChange = (before: Selection) => Selection;

/** No row is ticked. */
export const nothingSelected: Selection = { mode: 'some', ids: new Set() };

/** Every row that the filter finds, also those nobody scrolled to. */
export const everythingSelected: Selection = { mode: 'all', except: new Set() };

/** The most rows that can be named one by one in a call. */
const mostIds = 100_000;

/** Whether a row is ticked. */
export function isSelected(selection: Selection, id: number): boolean {
  return selection.mode === 'all' ? !selection.except.has(id) : selection.ids.has(id);
}

/** How many rows are ticked of a list that has `total`. */
export function selectedCount(selection: Selection, total: number): number {
  return selection.mode === 'all' ? Math.max(0, total - selection.except.size) : selection.ids.size;
}

/** Ticks some rows, or takes their ticks away. */
export function withRows(selection: Selection, ids: readonly number[], ticked: boolean): Selection {
  const removing = selection.mode === 'all' ? ticked : !ticked;
  const named = new Set(selection.mode === 'all' ? selection.except : selection.ids);
  for (const id of ids)
    if (removing) named.delete(id);
    else named.add(id);
  return selection.mode === 'all' ? { mode: 'all', except: named } : { mode: 'some', ids: named };
}

/**
 * The selection as the agent takes it. All that match stay a filter, so that their number does not matter; with a few left
 * out, `readIds` has to find the others; it need not go on beyond `most`.
 */
export async function selectionInput<Filter>(
  selection: Selection,
  filter: Filter,
  readIds: (most: number) => Promise<readonly number[]>,
): Promise<{ filter: Filter } | { ids: number[] }> {
  if (selection.mode === 'some') return { ids: [...selection.ids] };
  if (selection.except.size === 0) return { filter };
  const ids = (await readIds(mostIds + selection.except.size)).filter((id) => !selection.except.has(id));
  if (ids.length === 0 || ids.length > mostIds)
    throw new NotPossible(
      ids.length === 0
        ? 'Nothing is left of what was selected.'
        : 'Rows can be left out of up to 100,000. Narrow the list with a filter instead.',
    );
  return { ids };
}

import { useEffect, useRef } from 'react';
import { tellFailure } from '../parts/tell.tsx';
import { isSelected, withRows, type SelectionChange } from './selection.ts';
import type { ListRows } from './use-list-rows.ts';

/**
 * Ticks and opens rows of a long list. A row that is still being read is waited for: somebody who has jumped to it presses
 * the next key before it is there.
 */
export function useTicks<Item extends { readonly id: number }>(list: {
  readonly rows: ListRows<Item>;
  readonly onSelection: (change: SelectionChange) => void;
  readonly onOpen: (item: Item) => void;
}) {
  const { rows } = list;
  const anchor = useRef(0);
  const shown = useRef(rows.key);
  useEffect(() => {
    shown.current = rows.key;
  }, [rows.key]);

  /** Nothing when another filter or order is shown by the time they are known. */
  const read = async (first: number, last: number) => {
    const items = await rows.readBetween(first, last);
    return shown.current === rows.key ? items : [];
  };
  const tick = async (index: number, extend: boolean) => {
    const from = extend ? anchor.current : index;
    anchor.current = index;
    const known = extend ? undefined : rows.rowAt(index);
    const items = known === undefined ? await read(Math.min(from, index), Math.max(from, index)) : [known];
    const ids = items.map(({ id }) => id);
    list.onSelection((before) => withRows(before, ids, extend || !ids.every((id) => isSelected(before, id))));
  };
  const open = async (index: number) => {
    const known = rows.rowAt(index);
    if (known !== undefined) return list.onOpen(known);
    const focused = document.activeElement;
    const [item] = await read(index, index);
    if (item !== undefined && document.activeElement === focused) list.onOpen(item);
  };
  return {
    /** Ticks a row or takes its tick away; `extend`: ticks all from the row before to this one. */
    tick: (index: number, extend: boolean) => void tick(index, extend).catch(tellFailure),
    /** Opens a row, unless the focus has moved on by the time it is known. */
    open: (index: number) => void open(index).catch(tellFailure),
  };
}

import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { columnsToShow, gridTracks, leastWidth, type Column } from './columns.ts';
import { gridAction } from './grid-keys.ts';
import { headHeight, ListHead } from './list-head.tsx';
import { ListRow } from './list-row.tsx';
import classes from './list-table.module.css';
import { bodyHeight, rowHeight, rowWindow, scrollTopFor } from './row-window.ts';
import {
  everythingSelected,
  isSelected,
  nothingSelected,
  type Selection,
  type SelectionChange,
} from './selection.ts';
import type { ListRows } from './use-list-rows.ts';
import { useTicks } from './use-ticks.ts';
import { useView } from './use-view.ts';

/**
 * A list of up to a million rows as a grid: only what is in view is drawn and read. One row can be focused; it stays drawn
 * when it is scrolled out of view, so that the focus is never lost. It takes the room it is given, so its panel has to grow.
 */
export function ListTable<Item extends { readonly id: number }>(props: {
  readonly label: string;
  readonly columns: readonly Column<Item>[];
  /** Ids of the columns a person chose; null for those that fit. */
  readonly chosen: readonly string[] | null;
  readonly rows: ListRows<Item>;
  /** The field it is ordered by, with a minus before it the other way round. */
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly selection: Selection;
  readonly onSelection: (change: SelectionChange) => void;
  readonly onOpen: (item: Item) => void;
  /** What a row is called, for its tick. */
  readonly nameOf: (item: Item) => string;
  /** Stands in the place of the rows when there are none. */
  readonly empty: ReactNode;
}) {
  const { rows, selection } = props;
  const { scroller, view } = useView(headHeight);
  const [active, setActive] = useState({ key: props.rows.key, row: 0 });
  const { tick, open } = useTicks(props);
  const focusNext = useRef(false);
  const { total, key, show } = rows;
  const frame = { total, viewport: view.height, scrollTop: view.scrollTop };
  const { first, last, lift } = rowWindow(frame);
  const row = active.key === key ? Math.max(0, Math.min(active.row, total - 1)) : 0;
  const activate = (to: number) => setActive({ key, row: to });
  const columns = columnsToShow(props.columns, props.chosen, view.width);

  useEffect(() => show(first, last), [show, first, last]);
  const scrolledKey = useRef(key);
  useEffect(() => {
    if (scrolledKey.current !== key) scroller.current?.scrollTo({ top: 0 });
    scrolledKey.current = key;
  }, [key, scroller]);
  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    scroller.current
      ?.querySelector<HTMLElement>(`[aria-rowindex="${row + 2}"]`)
      ?.focus({ preventScroll: true });
  }, [row, scroller]);

  const go = (to: number) => {
    focusNext.current = to !== row;
    activate(to);
    // As it is scrolled now: the key before this one may have scrolled it since it was drawn.
    const { current } = scroller;
    current?.scrollTo({ top: scrollTopFor(to, { ...frame, scrollTop: current.scrollTop }) });
  };
  const press = (event: KeyboardEvent) => {
    const action = gridAction(event, { row, total, page: Math.floor(view.height / rowHeight) });
    if (action === null) return;
    if (action.kind === 'clear' && selection === nothingSelected) return;
    event.preventDefault();
    if (action.kind === 'go') {
      go(action.row);
      if (action.extend) tick(action.row, true);
    } else if (action.kind === 'toggle') tick(row, action.extend);
    else if (action.kind === 'selectAll') props.onSelection(() => everythingSelected);
    else if (action.kind === 'clear') props.onSelection(() => nothingSelected);
    else open(row);
  };

  const drawn = Array.from({ length: last - first }, (_, at) => first + at);
  if (total > 0 && (row < first || row >= last)) drawn.push(row);
  const tracks = { gridTemplateColumns: gridTracks(columns), minWidth: leastWidth(columns) };
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={props.label}
      aria-multiselectable
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-busy={rows.old || !rows.known}
    >
      <ListHead
        columns={columns}
        tracks={tracks}
        sort={props.sort}
        onSort={props.onSort}
        selection={selection}
        total={total}
        onSelection={props.onSelection}
      />
      {rows.known && total === 0 ? (
        <div role="row">
          <div role="gridcell" className={classes.empty}>
            {props.empty}
          </div>
        </div>
      ) : (
        <div
          role="rowgroup"
          className={classes.body}
          data-old={rows.old}
          style={{ height: rows.known ? bodyHeight(total) : '100%', minWidth: tracks.minWidth }}
          onKeyDown={press}
        >
          {drawn.map((index) => {
            const item = rows.rowAt(index);
            return (
              <ListRow
                key={index}
                index={index}
                top={index * rowHeight + lift}
                tracks={tracks}
                columns={columns}
                item={item}
                name={item === undefined ? '' : props.nameOf(item)}
                active={index === row}
                ticked={item !== undefined && isSelected(selection, item.id)}
                onFocus={() => activate(index)}
                onOpen={props.onOpen}
                onTick={(extend) => {
                  activate(index);
                  tick(index, extend);
                }}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}

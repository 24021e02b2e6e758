import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Media } from '../../src-shared/domain/media.ts';
import {
  everythingSelected,
  isSelected,
  nothingSelected,
  type Selection,
  type SelectionChange,
} from '../tables/selection.ts';
import type { ListRows } from '../tables/use-list-rows.ts';
import { useTicks } from '../tables/use-ticks.ts';
import { useView } from '../tables/use-view.ts';
import classes from './media-grid.module.css';
import { MediaTile } from './media-tile.tsx';
import { tileAction } from './tile-keys.ts';
import { scrollTopForTile, tileRows, tilesFor, tilesHeight } from './tile-geometry.ts';

const padding = 16;

/**
 * Files as pictures, however many: only the rows in view are drawn and read. Arrow keys move, Space ticks, Enter opens;
 * the tile that has the focus stays drawn when it is scrolled out of view.
 */
export function MediaGrid(props: {
  readonly label: string;
  readonly rows: ListRows<Media>;
  readonly selection: Selection;
  readonly onSelection: (change: SelectionChange) => void;
  /** Enter or a click on a tile. */
  readonly onOpen: (media: Media) => void;
}) {
  const { rows, selection } = props;
  const { total, key, show } = rows;
  const { scroller, view } = useView(0);
  const [focused, setFocused] = useState({ key, place: 0 });
  const setActive = (place: number) => setFocused({ key, place });
  // Another filter or order begins at the top again.
  const active = focused.key === key ? focused.place : 0;
  const { tick, open } = useTicks(props);
  const focusNext = useRef(false);
  const tiles = tilesFor(Math.max(0, view.width - 2 * padding));
  const frame = { scrollTop: view.scrollTop, height: view.height - padding };
  const { first, last } = tileRows(total, tiles, frame);
  const place = Math.max(0, Math.min(active, total - 1));
  const activeRow = Math.floor(place / tiles.columns);

  const [from, to] = [first * tiles.columns, Math.min(total, last * tiles.columns)];
  useEffect(() => show(from, to), [show, from, to]);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [key, scroller]);
  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus({ preventScroll: true });
  }, [place, scroller]);

  const press = (event: KeyboardEvent) => {
    const page = Math.floor(view.height / tiles.rowHeight);
    const action = tileAction(event, { place, total, columns: tiles.columns, page });
    if (action === null || (action.kind === 'clear' && selection === nothingSelected)) return;
    event.preventDefault();
    if (action.kind === 'go') {
      focusNext.current = action.row !== place;
      setActive(action.row);
      // As it is scrolled now: the key before this one may have scrolled it since it was drawn.
      const { current } = scroller;
      const now = { ...frame, scrollTop: current?.scrollTop ?? 0 };
      current?.scrollTo({ top: scrollTopForTile(action.row, tiles, now) });
      if (action.extend) tick(action.row, true);
    } else if (action.kind === 'toggle') tick(place, action.extend);
    else if (action.kind === 'selectAll') props.onSelection(() => everythingSelected);
    else if (action.kind === 'clear') props.onSelection(() => nothingSelected);
    else open(place);
  };

  const drawn = Array.from({ length: last - first }, (_, at) => first + at);
  if (total > 0 && (activeRow < first || activeRow >= last)) drawn.push(activeRow);
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={props.label}
      aria-multiselectable
      aria-rowcount={Math.ceil(total / tiles.columns)}
      aria-colcount={tiles.columns}
      aria-busy={rows.old || !rows.known}
      onKeyDown={press}
    >
      <div
        role="rowgroup"
        className={classes.body}
        data-old={rows.old}
        style={{ height: tilesHeight(total, tiles) }}
      >
        {drawn.map((row) => (
          <div
            key={row}
            role="row"
            aria-rowindex={row + 1}
            className={classes.row}
            style={{
              transform: `translateY(${row * tiles.rowHeight}px)`,
              gridTemplateColumns: `repeat(${tiles.columns}, ${tiles.side}px)`,
            }}
          >
            {placesOf(row, tiles.columns, total).map((at) => {
              const media = rows.rowAt(at);
              return (
                <MediaTile
                  key={at}
                  media={media}
                  place={at}
                  column={(at % tiles.columns) + 1}
                  side={tiles.side}
                  active={at === place}
                  ticked={media !== undefined && isSelected(selection, media.id)}
                  onFocus={() => setActive(at)}
                  onOpen={props.onOpen}
                  onTick={(extend) => tick(at, extend)}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

function placesOf(row: number, columns: number, total: number): number[] {
  const length = Math.min(columns, total - row * columns);
  return Array.from({ length }, (_, at) => row * columns + at);
}

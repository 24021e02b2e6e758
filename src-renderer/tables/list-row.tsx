import { Skeleton } from '@mantine/core';
import type { CSSProperties } from 'react';
import type { Column } from './columns.ts';
import classes from './list-table.module.css';

/** One row of a list; grey bars while what it shows is being read. */
export function ListRow<Item>(props: {
  readonly index: number;
  readonly top: number;
  readonly tracks: CSSProperties;
  readonly columns: readonly Column<Item>[];
  readonly item: Item | undefined;
  readonly name: string;
  readonly active: boolean;
  readonly ticked: boolean;
  readonly onFocus: () => void;
  readonly onOpen: (item: Item) => void;
  readonly onTick: (extend: boolean) => void;
}) {
  const { item } = props;
  return (
    <div
      role="row"
      className={classes.row}
      style={{ ...props.tracks, transform: `translateY(${props.top}px)` }}
      tabIndex={props.active ? 0 : -1}
      aria-rowindex={props.index + 2}
      aria-selected={props.ticked}
      aria-busy={item === undefined}
      onFocus={props.onFocus}
      onClick={() => item !== undefined && props.onOpen(item)}
    >
      <div
        role="gridcell"
        className={classes.tick}
        onMouseDown={(event) => event.shiftKey && event.preventDefault()}
        onClick={(event) => {
          event.stopPropagation();
          props.onTick(event.shiftKey);
        }}
      >
        {item === undefined ? null : (
          <input
            type="checkbox"
            tabIndex={-1}
            readOnly
            checked={props.ticked}
            aria-label={`Select ${props.name}`}
          />
        )}
      </div>
      {props.columns.map((column) => (
        <div key={column.id} role="gridcell" className={classes.cell}>
          {item === undefined ? <Skeleton height={10} width="60%" radius="xl" /> : column.cell(item)}
        </div>
      ))}
    </div>
  );
}

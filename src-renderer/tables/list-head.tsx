import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { Column } from './columns.ts';
import classes from './list-table.module.css';
import {
  everythingSelected,
  nothingSelected,
  selectedCount,
  type Selection,
  type SelectionChange,
} from './selection.ts';

/** Height of the heads of a list, in pixels. */
export const headHeight = 38;

/** The heads of a list: tick everything, and order by a column that can be ordered by. */
export function ListHead<Item>(props: {
  readonly columns: readonly Column<Item>[];
  readonly tracks: CSSProperties;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly selection: Selection;
  readonly total: number;
  readonly onSelection: (change: SelectionChange) => void;
}) {
  const count = selectedCount(props.selection, props.total);
  const all = count > 0 && count === props.total;
  return (
    <div
      role="row"
      className={classes.head}
      style={{ ...props.tracks, height: headHeight }}
      aria-rowindex={1}
    >
      <div role="columnheader" className={classes.tick}>
        <input
          type="checkbox"
          aria-label="Select all that match"
          checked={all}
          disabled={props.total === 0}
          ref={(box) => {
            if (box !== null) box.indeterminate = count > 0 && !all;
          }}
          onChange={() => props.onSelection(() => (count > 0 ? nothingSelected : everythingSelected))}
        />
      </div>
      {props.columns.map(({ id, title, sort }) => {
        if (sort === undefined)
          return (
            <div key={id} role="columnheader" className={classes.headCell}>
              {title}
            </div>
          );
        const up = props.sort === sort;
        const down = props.sort === `-${sort}`;
        const Arrow = down ? IconArrowDown : IconArrowUp;
        return (
          <div
            key={id}
            role="columnheader"
            className={classes.headCell}
            aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}
          >
            <UnstyledButton
              className={classes.sort}
              data-on={up || down}
              onClick={() => props.onSort(up ? `-${sort}` : sort)}
            >
              {title}
              <Arrow size={13} aria-hidden="true" />
            </UnstyledButton>
          </div>
        );
      })}
    </div>
  );
}

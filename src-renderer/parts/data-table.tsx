import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';
import { useRows } from './use-rows.ts';

const rowHeight = 56;

/**
 * A table of any length in a panel that scrolls: only the rows in view are drawn, the rest is two spacers. The first
 * column is the widest, `wide` the next; the head `More` is for actions and not shown; columns named in `spare` give
 * way in a narrow window, their cells say `data-spare`.
 */
export function DataTable<Item extends { readonly id: number }>(props: {
  readonly label: string;
  readonly heads: readonly string[];
  readonly wide?: string;
  readonly spare?: readonly string[];
  readonly items: readonly Item[];
  /** The cells of a row. */
  readonly renderRow: (item: Item) => ReactNode;
  readonly onOpen?: (item: Item) => void;
  readonly nearEnd: () => void;
}) {
  const { items, heads, onOpen } = props;
  const { scroller, visible, total } = useRows<HTMLDivElement>({
    count: items.length,
    height: rowHeight,
    keyOf: (index) => items[index]?.id ?? index,
    nearEnd: props.nearEnd,
  });
  const above = visible[0]?.start ?? 0;
  const below = total - (visible.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className={classes.scroller} tabIndex={0} role="region" aria-label={props.label}>
      <table className={classes.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                data-narrow={head === 'More'}
                data-status={head === 'Status'}
                data-wide={head === props.wide}
                data-spare={props.spare?.includes(head)}
              >
                {head === 'More' ? <VisuallyHidden>More</VisuallyHidden> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <Spacer height={above} columns={heads.length} /> : null}
          {visible.map(({ index }) => {
            const item = items[index];
            if (item === undefined) return null;
            return (
              <tr
                key={item.id}
                data-opens={onOpen !== undefined}
                onClick={onOpen === undefined ? undefined : () => onOpen(item)}
              >
                {props.renderRow(item)}
              </tr>
            );
          })}
          {below > 0 ? <Spacer height={below} columns={heads.length} /> : null}
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={columns} />
    </tr>
  );
}

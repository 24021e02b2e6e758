import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';

/** A plain table of the product; the first column is the widest, `wide` the next; the head `More` is for actions and not shown. */
export function DataTable(props: {
  readonly heads: readonly string[];
  readonly wide?: string;
  readonly children: ReactNode;
}) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {props.heads.map((head) => (
            <th key={head} scope="col" data-narrow={head === 'More'} data-wide={head === props.wide}>
              {head === 'More' ? <VisuallyHidden>More</VisuallyHidden> : head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  );
}

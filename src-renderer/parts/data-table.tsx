import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';

/** A plain table of the product; the first column is the widest, the head `More` is for actions and not shown. */
export function DataTable(props: { readonly heads: readonly string[]; readonly children: ReactNode }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {props.heads.map((head) => (
            <th key={head} scope="col" data-narrow={head === 'More'}>
              {head === 'More' ? <VisuallyHidden>More</VisuallyHidden> : head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  );
}

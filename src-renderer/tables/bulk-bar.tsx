import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatCount } from '../format/amount.ts';
import classes from './bulk-bar.module.css';

/** What can be done with the rows that are ticked; it stands there while there are some. */
export function BulkBar(props: {
  readonly count: number;
  /** One of them and many of them, such as `account`, `accounts`. */
  readonly nouns: readonly [string, string];
  readonly onClear: () => void;
  readonly children: ReactNode;
}) {
  if (props.count === 0) return null;
  return (
    <div className={classes.bar} role="toolbar" aria-label="What to do with the selection">
      <strong className={classes.count} role="status">
        {formatCount(props.count, ...props.nouns)} selected
      </strong>
      <CloseButton className={classes.clear} aria-label="Clear the selection" onClick={props.onClear} />
      {props.children}
    </div>
  );
}

import type { ReactNode } from 'react';
import classes from './list-tools.module.css';

/** The line over a list: its filters at the left; how much is listed, and how it is shown, at the right. */
export function ListTools(props: {
  readonly filters: ReactNode;
  /** How many of what, such as `12 accounts`; empty while it is not known. */
  readonly total: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.tools}>
      <div className={classes.filters}>{props.filters}</div>
      <div className={classes.aside}>
        <span className={classes.total} role="status">
          {props.total}
        </span>
        {props.children}
      </div>
    </div>
  );
}

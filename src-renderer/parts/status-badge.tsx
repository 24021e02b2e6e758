import type { Label } from './tone.ts';
import classes from './status-badge.module.css';

/** A status as a small filled badge; `alive` lets its dot breathe. */
export function StatusBadge(props: { readonly label: Label; readonly alive?: boolean }) {
  return (
    <span className={classes.badge} data-tone={props.label.tone}>
      <span className={classes.dot} data-alive={props.alive} aria-hidden="true" />
      {props.label.text}
    </span>
  );
}

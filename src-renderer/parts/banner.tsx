import type { ReactNode } from 'react';
import classes from './banner.module.css';

/** A line across a screen that a person should know of before going on. */
export function Banner(props: {
  readonly tone: 'warn' | 'bad';
  readonly icon: ReactNode;
  /** What to do about it, at the right. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.banner} data-tone={props.tone} role="status">
      <span className={classes.icon} aria-hidden="true">
        {props.icon}
      </span>
      <div className={classes.words}>{props.children}</div>
      {props.aside}
    </div>
  );
}

import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page.module.css';

/** A screen: heading, one line about it, its actions, and the content below, which scrolls. */
export function Page(props: {
  readonly title: ReactNode;
  readonly intro?: ReactNode;
  readonly back?: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: 'normal' | 'narrow' | 'wide' | 'full';
  /** The content fills the window and scrolls in parts of its own. */
  readonly fill?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.page} data-fill={props.fill} data-width={props.width ?? 'normal'}>
      <div className={classes.header}>
        <div className={classes.headings}>
          {props.back}
          <Title order={1}>{props.title}</Title>
          {props.intro === undefined ? null : <div className={classes.intro}>{props.intro}</div>}
        </div>
        {props.actions === undefined ? null : <div className={classes.actions}>{props.actions}</div>}
      </div>
      <div className={classes.content}>{props.children}</div>
    </div>
  );
}

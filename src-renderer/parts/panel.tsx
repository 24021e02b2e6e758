import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './panel.module.css';

/** A bordered surface, with an optional heading of the second order and something at its right. */
export function Panel(props: {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly flush?: boolean;
  /** Takes the room there is; `fit` takes no more of it than its content needs. */
  readonly grow?: boolean | 'fit';
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.panel} data-grow={props.grow}>
      {props.title === undefined ? null : (
        <div className={classes.head}>
          <Title order={2} size="h3">
            {props.title}
          </Title>
          {props.aside}
        </div>
      )}
      <div className={classes.body} data-flush={props.flush}>
        {props.children}
      </div>
    </section>
  );
}

import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './media-drawer.module.css';

/** One part of what is told about a file. */
export function Section(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <Title order={3}>{props.title}</Title>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}

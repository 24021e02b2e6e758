import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** What stands where nothing is yet: what belongs here and how to begin. */
export function EmptyState(props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={classes.empty}>
      <div className={classes.icon} aria-hidden="true">
        {props.icon}
      </div>
      <Title order={2}>{props.title}</Title>
      <Text component="div" c="dimmed" className={classes.text}>
        {props.children}
      </Text>
      {props.actions === undefined ? null : <div className={classes.actions}>{props.actions}</div>}
    </div>
  );
}

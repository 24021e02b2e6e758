import { NavLink, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import classes from './app-frame.module.css';
import type { places } from './places.ts';

/** A screen in the rail; `waiting`: how much there needs a person. */
export function PlaceLink(props: {
  readonly place: (typeof places)[number];
  readonly active: boolean;
  readonly waiting: number;
}) {
  const { waiting, active } = props;
  const { to, label, icon: Icon } = props.place;
  return (
    <NavLink
      component={Link}
      to={to}
      label={label}
      aria-label={waiting === 0 ? label : undefined}
      title={label}
      active={active}
      aria-current={active ? 'page' : undefined}
      leftSection={<Icon size={18} stroke={1.7} aria-hidden="true" />}
      rightSection={
        waiting === 0 ? null : (
          <span className={classes.waiting}>
            {waiting > 999 ? '999+' : waiting}
            <VisuallyHidden> {waiting === 1 ? 'post waits' : 'posts wait'} for you</VisuallyHidden>
          </span>
        )
      }
    />
  );
}

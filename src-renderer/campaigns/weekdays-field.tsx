import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import classes from './plan.module.css';
import { weekdayName } from './schedule-form.ts';

const days = [1, 2, 3, 4, 5, 6, 7];

/** Days of the week to press, Monday first. */
export function WeekdaysField(props: {
  readonly label: string;
  readonly value: readonly number[];
  readonly onToggle: (day: number) => void;
}) {
  return (
    <div className={classes.days} role="group" aria-label={props.label}>
      {days.map((day) => (
        <UnstyledButton
          key={day}
          className={classes.day}
          aria-pressed={props.value.includes(day)}
          onClick={() => props.onToggle(day)}
        >
          <VisuallyHidden>{weekdayName(day, 'long')}</VisuallyHidden>
          <span aria-hidden="true">{weekdayName(day, 'short').slice(0, 2)}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}

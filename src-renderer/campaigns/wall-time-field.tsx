import { TextInput } from '@mantine/core';
import classes from './plan.module.css';

/** A day and a time on the wall, such as `2026-11-21T09:30`. What is emptied stays as it was. */
export function WallTimeField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (wallTime: string) => void;
}) {
  const { label, onChange } = props;
  const [day = '', time = ''] = props.value.split('T');
  return (
    <div className={classes.wallTime} role="group" aria-label={label}>
      <TextInput
        type="date"
        label={`${label}: day`}
        value={day}
        onChange={({ currentTarget: { value } }) => value !== '' && onChange(`${value}T${time}`)}
      />
      <TextInput
        type="time"
        label="Time"
        aria-label={`${label}: time`}
        value={time}
        onChange={({ currentTarget: { value } }) => value !== '' && onChange(`${day}T${value.slice(0, 5)}`)}
      />
    </div>
  );
}

import { Select } from '@mantine/core';
import type { Schedule } from '../../src-shared/domain/schedule.ts';
import classes from './plan.module.css';
import { minutesInWords } from './schedule-form.ts';
import { WallTimeField } from './wall-time-field.tsx';

const gaps = [0, 15, 30, 60, 120, 240, 480, 1440];

/** A window over which posts are spread. */
export function SpreadEditor(props: {
  readonly schedule: Extract<Schedule, { kind: 'spread' }>;
  readonly onChange: (schedule: Schedule) => void;
}) {
  const { schedule, onChange } = props;
  const choices = [...new Set([...gaps, schedule.minGapMinutes])].toSorted((a, b) => a - b);
  return (
    <>
      <WallTimeField
        label="From"
        value={schedule.from}
        onChange={(from) => onChange({ ...schedule, from })}
      />
      <WallTimeField
        label="Until"
        value={schedule.until}
        onChange={(until) => onChange({ ...schedule, until })}
      />
      <Select
        className={classes.short ?? ''}
        label="Least time between two posts of an account"
        data={choices.map((minutes) => ({
          value: String(minutes),
          label: minutes === 0 ? 'None' : minutesInWords(minutes),
        }))}
        value={String(schedule.minGapMinutes)}
        onChange={(value) => value !== null && onChange({ ...schedule, minGapMinutes: Number(value) })}
      />
    </>
  );
}

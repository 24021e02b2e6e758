import { NumberInput } from '@mantine/core';
import type { RangeField } from './recipe-form.ts';
import classes from './warmups.module.css';

/** Two whole numbers, from and to, with one message for both. */
export function RangeFields(props: {
  readonly label: string;
  readonly value: RangeField;
  readonly suffix?: string;
  readonly error: string | undefined;
  readonly onChange: (value: RangeField) => void;
}) {
  const { label, value, error } = props;
  const field = (which: 'from' | 'to', words: string) => (
    <NumberInput
      aria-label={`${label}, ${words}`}
      hideControls
      allowDecimal={false}
      allowNegative={false}
      {...(props.suffix === undefined ? {} : { suffix: props.suffix })}
      value={value[which]}
      error={error !== undefined}
      onChange={(number) => props.onChange({ ...value, [which]: number })}
    />
  );
  return (
    <div className={classes.rangeField} role="group" aria-label={label}>
      <div className={classes.range}>
        {field('from', 'at least')}
        <span aria-hidden="true">–</span>
        {field('to', 'at most')}
      </div>
      {error === undefined ? null : <span className={classes.error}>{error}</span>}
    </div>
  );
}

import { NumberInput, Select, Text, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import type { Schedule } from '../../src-shared/domain/schedule.ts';
import classes from './plan.module.css';
import { formOf, ruleOf, type RecurrenceForm } from './recurrence-form.ts';
import { ruleInWords } from './recurrence-words.ts';
import { wallTimeInWords } from './schedule-form.ts';
import { WallTimeField } from './wall-time-field.tsx';
import { WeekdaysField } from './weekdays-field.tsx';

const shownDates = 5;
const units = ['day', 'week', 'month'] as const;
const ends = [
  { value: 'never', label: 'never' },
  { value: 'until', label: 'on a day' },
  { value: 'count', label: 'after some times' },
];

/** How often it comes again: a small form, the rule behind it, and what that means. */
export function RecurrenceEditor(props: {
  readonly schedule: Extract<Schedule, { kind: 'recurring' }>;
  readonly onChange: (schedule: Schedule) => void;
}) {
  const { schedule, onChange } = props;
  const form = formOf(schedule.rule);
  const [open, setOpen] = useState(form === null);
  const words = ruleInWords(schedule.rule, schedule.from, shownDates);
  const setRule = (rule: string) => onChange({ ...schedule, rule });
  return (
    <>
      <WallTimeField
        label="First on"
        value={schedule.from}
        onChange={(from) => onChange({ ...schedule, from })}
      />
      {form === null ? (
        <p className={classes.note}>This rule says more than the form can show. Change it below.</p>
      ) : (
        <RuleForm
          form={form}
          lastDay={schedule.from.slice(0, 10)}
          onChange={(next) => setRule(ruleOf(next))}
        />
      )}
      <div className={classes.sentence} role="status" data-wrong={!words.ok}>
        <IconRepeat size={17} aria-hidden="true" />
        <div>
          {words.ok ? (
            <>
              <strong>{words.sentence}</strong>
              <ol className={classes.dates} aria-label="The next dates">
                {words.next.map((wallTime) => (
                  <li key={wallTime}>{wallTimeInWords(wallTime)}</li>
                ))}
              </ol>
            </>
          ) : (
            words.problem
          )}
        </div>
      </div>
      <UnstyledButton className={classes.advanced} aria-expanded={open} onClick={() => setOpen(!open)}>
        <IconChevronRight size={15} aria-hidden="true" /> Advanced
      </UnstyledButton>
      {open ? (
        <Textarea
          label="The rule as RRULE (RFC 5545)"
          description="Such as FREQ=MONTHLY;BYDAY=1MO for every first Monday."
          autosize
          spellCheck={false}
          maxLength={500}
          classNames={{ input: classes.code ?? '' }}
          value={schedule.rule}
          onChange={({ currentTarget: { value } }) => setRule(value.replaceAll('\n', ''))}
        />
      ) : null}
    </>
  );
}

function RuleForm(props: {
  readonly form: RecurrenceForm;
  /** What a last day begins with. */
  readonly lastDay: string;
  readonly onChange: (form: RecurrenceForm) => void;
}) {
  const { form, onChange } = props;
  const { end } = form;
  return (
    <>
      <div className={classes.line}>
        <Text component="span">Every</Text>
        <NumberInput
          aria-label="Every so many"
          className={classes.count ?? ''}
          min={1}
          max={365}
          allowDecimal={false}
          value={form.every}
          onChange={(value) =>
            typeof value === 'number' && value >= 1 && onChange({ ...form, every: Math.floor(value) })
          }
        />
        <Select
          aria-label="Unit"
          className={classes.unit ?? ''}
          data={units.map((unit) => ({ value: unit, label: form.every === 1 ? unit : `${unit}s` }))}
          value={form.unit}
          onChange={(value) => {
            const unit = units.find((each) => each === value);
            if (unit !== undefined)
              onChange({ ...form, unit, weekdays: unit === 'week' ? form.weekdays : [] });
          }}
        />
        {form.unit === 'week' ? (
          <WeekdaysField
            label="On these days"
            value={form.weekdays}
            onToggle={(day) =>
              onChange({
                ...form,
                weekdays: form.weekdays.includes(day)
                  ? form.weekdays.filter((each) => each !== day)
                  : [...form.weekdays, day].toSorted((a, b) => a - b),
              })
            }
          />
        ) : null}
      </div>
      <div className={classes.line}>
        <Text component="span">Ends</Text>
        <Select
          aria-label="Ends"
          className={classes.unit ?? ''}
          data={ends}
          value={end.kind}
          onChange={(value) => {
            if (value === 'never') onChange({ ...form, end: { kind: value } });
            if (value === 'until') onChange({ ...form, end: { kind: value, day: props.lastDay } });
            if (value === 'count') onChange({ ...form, end: { kind: value, times: 10 } });
          }}
        />
        {end.kind === 'until' ? (
          <TextInput
            type="date"
            aria-label="Last day"
            value={end.day}
            onChange={({ currentTarget: { value } }) =>
              value !== '' && onChange({ ...form, end: { kind: 'until', day: value } })
            }
          />
        ) : null}
        {end.kind === 'count' ? (
          <NumberInput
            aria-label="How many times"
            className={classes.count ?? ''}
            min={1}
            max={1000}
            allowDecimal={false}
            value={end.times}
            onChange={(value) =>
              typeof value === 'number' &&
              value >= 1 &&
              onChange({ ...form, end: { kind: 'count', times: Math.floor(value) } })
            }
          />
        ) : null}
      </div>
    </>
  );
}

import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { PostingSlot } from '../../src-shared/domain/schedule.ts';
import classes from './plan.module.css';
import { withDay } from './schedule-form.ts';
import { WeekdaysField } from './weekdays-field.tsx';

const mostSlots = 100;

/** Posting times of the week. There is always at least one. */
export function SlotList(props: {
  /** Whose they are, such as `all accounts`. */
  readonly of: string;
  readonly slots: readonly PostingSlot[];
  readonly onChange: (slots: PostingSlot[]) => void;
}) {
  const { slots, onChange } = props;
  const setAt = (place: number, slot: PostingSlot) => onChange(slots.with(place, slot));
  return (
    <div className={classes.slots}>
      {slots.map((slot, place) => {
        const name = `Posting time ${place + 1} of ${props.of}`;
        return (
          // Two posting times may be the same: the place is what tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={place} className={classes.slot}>
            <WeekdaysField
              label={`Days of ${name.toLowerCase()}`}
              value={slot.days}
              onToggle={(day) => setAt(place, withDay(slot, day))}
            />
            <TextInput
              type="time"
              aria-label={name}
              value={slot.time}
              onChange={({ currentTarget: { value } }) =>
                value !== '' && setAt(place, { ...slot, time: value.slice(0, 5) })
              }
            />
            <CloseButton
              aria-label={`Remove ${name.toLowerCase()}`}
              disabled={slots.length === 1}
              onClick={() => onChange(slots.toSpliced(place, 1))}
            />
          </div>
        );
      })}
      <Button
        variant="subtle"
        size="xs"
        className={classes.start ?? ''}
        leftSection={<IconPlus size={15} aria-hidden="true" />}
        disabled={slots.length >= mostSlots}
        onClick={() => onChange([...slots, { days: slots.at(-1)?.days ?? [1], time: '18:00' }])}
      >
        Add a posting time
      </Button>
    </div>
  );
}

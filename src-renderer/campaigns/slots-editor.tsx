import { CloseButton, TextInput } from '@mantine/core';
import type { Schedule } from '../../src-shared/domain/schedule.ts';
import { AccountHandle } from './account-handle.tsx';
import { AccountSelect } from './account-select.tsx';
import classes from './plan.module.css';
import { SlotList } from './slot-list.tsx';

/** Posting times of the week for all accounts, and other ones for single accounts. */
export function SlotsEditor(props: {
  readonly schedule: Extract<Schedule, { kind: 'slots' }>;
  readonly onChange: (schedule: Schedule) => void;
}) {
  const { schedule, onChange } = props;
  const { accountSlots } = schedule;
  return (
    <>
      <TextInput
        type="date"
        className={classes.short ?? ''}
        label="From that day on"
        value={schedule.from}
        onChange={({ currentTarget: { value } }) => value !== '' && onChange({ ...schedule, from: value })}
      />
      <SlotList
        of="all accounts"
        slots={schedule.slots}
        onChange={(slots) => onChange({ ...schedule, slots })}
      />
      <h3 className={classes.sub}>Accounts with other times</h3>
      {Object.entries(accountSlots).map(([id, slots]) => (
        <div key={id} className={classes.ownSlots}>
          <div className={classes.ownHead}>
            <AccountHandle id={Number(id)} />
            <CloseButton
              size="sm"
              aria-label={`Account ${id} posts at the times of all`}
              onClick={() =>
                onChange({
                  ...schedule,
                  accountSlots: Object.fromEntries(
                    Object.entries(accountSlots).filter(([each]) => each !== id),
                  ),
                })
              }
            />
          </div>
          <SlotList
            of={`account ${id}`}
            slots={slots}
            onChange={(own) => onChange({ ...schedule, accountSlots: { ...accountSlots, [id]: own } })}
          />
        </div>
      ))}
      <div className={classes.short}>
        <AccountSelect
          label="An account with other posting times"
          taken={Object.keys(accountSlots).map(Number)}
          onChoose={(id) =>
            onChange({ ...schedule, accountSlots: { ...accountSlots, [id]: [...schedule.slots] } })
          }
        />
      </div>
    </>
  );
}

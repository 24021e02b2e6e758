import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Blackout } from '../../src-shared/domain/schedule.ts';
import { Panel } from '../parts/panel.tsx';
import { withPlan } from './composer-state.ts';
import { FieldProblems } from './field-problems.tsx';
import { saidOf } from './place-issues.ts';
import classes from './plan.module.css';
import { withQuietDay } from './schedule-form.ts';
import { WeekdaysField } from './weekdays-field.tsx';
import type { Composer } from './use-composer.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const mostBlackouts = 20;

/** Hours in which nothing of the campaign is posted. */
export function QuietHours({ composer }: { readonly composer: Composer }) {
  const { blackouts } = composer.state.plan;
  const set = (next: Blackout[]) => composer.change((before) => withPlan(before, { blackouts: next }));
  return (
    <Panel
      title="Quiet hours"
      aside={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden="true" />}
          disabled={blackouts.length >= mostBlackouts}
          onClick={() => set([...blackouts, { from: '22:00', until: '07:00' }])}
        >
          Add quiet hours
        </Button>
      }
    >
      {blackouts.length === 0 ? (
        <p className={classes.note}>None. Nothing is posted in quiet hours; what falls into them waits.</p>
      ) : (
        <div className={classes.slots}>
          {blackouts.map((hours, place) => {
            const name = `quiet hours ${place + 1}`;
            const put = (change: Partial<Blackout>) => set(blackouts.with(place, { ...hours, ...change }));
            return (
              // Two may be the same: the place is what tells them apart.
              // oxlint-disable-next-line react/no-array-index-key
              <div key={place} className={classes.slot}>
                <WeekdaysField
                  label={`Days of ${name}`}
                  value={hours.days ?? everyDay}
                  onToggle={(day) => set(blackouts.with(place, withQuietDay(hours, day)))}
                />
                <TextInput
                  type="time"
                  aria-label={`Begin of ${name}`}
                  value={hours.from}
                  onChange={({ currentTarget: { value } }) =>
                    value !== '' && put({ from: value.slice(0, 5) })
                  }
                />
                <span aria-hidden="true">–</span>
                <TextInput
                  type="time"
                  aria-label={`End of ${name}`}
                  value={hours.until}
                  onChange={({ currentTarget: { value } }) =>
                    value !== '' && put({ until: value.slice(0, 5) })
                  }
                />
                <CloseButton
                  aria-label={`Remove ${name}`}
                  onClick={() => set(blackouts.toSpliced(place, 1))}
                />
              </div>
            );
          })}
        </div>
      )}
      <FieldProblems problems={saidOf(composer.issues, 'plan.blackouts')} />
    </Panel>
  );
}

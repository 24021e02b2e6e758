import { SegmentedControl, Select } from '@mantine/core';
import type { CampaignPlan } from '../../src-shared/domain/schedule.ts';
import { Panel } from '../parts/panel.tsx';
import { withPlan } from './composer-state.ts';
import classes from './plan.module.css';
import { minutesInWords } from './schedule-form.ts';
import type { Composer } from './use-composer.ts';

const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
const delays = [0, 15, 30, 60, 120, 240, 720, 1440];
const priorities: readonly { readonly value: CampaignPlan['priority']; readonly label: string }[] = [
  { value: 'low', label: 'After others' },
  { value: 'normal', label: 'As they come' },
  { value: 'high', label: 'Before others' },
];

/** Whose clock it is, what happens to missed posts, and what goes first. */
export function PlanRules({ composer }: { readonly composer: Composer }) {
  const { plan } = composer.state;
  const set = (change: Partial<CampaignPlan>) => composer.change((before) => withPlan(before, change));
  const { withinMinutes } = plan.missed;
  const choices = [...new Set([...delays, withinMinutes])].toSorted((a, b) => a - b);
  return (
    <Panel title="Rules">
      <div className={classes.rules}>
        {plan.schedule.kind === 'now' ? null : (
          <Select
            label="Whose clock"
            description="The times of this campaign are meant on it."
            searchable
            limit={60}
            nothingFoundMessage="No time zone by that name"
            data={[{ value: 'account', label: 'Each account’s own' }, ...zones]}
            value={plan.zone}
            onChange={(zone) => zone !== null && set({ zone })}
          />
        )}
        <Select
          label="What was missed"
          description="Later than that, you are asked first."
          data={choices.map((minutes) => ({
            value: String(minutes),
            label: minutes === 0 ? 'Always ask me' : `Post up to ${minutesInWords(minutes)} late`,
          }))}
          value={String(withinMinutes)}
          onChange={(value) => value !== null && set({ missed: { withinMinutes: Number(value) } })}
        />
        <div className={classes.wholeRow}>
          <span className={classes.label} id="priority">
            When phones are busy
          </span>
          <SegmentedControl
            size="xs"
            aria-labelledby="priority"
            data={[...priorities]}
            value={plan.priority}
            onChange={(value) => {
              const chosen = priorities.find((each) => each.value === value);
              if (chosen !== undefined) set({ priority: chosen.value });
            }}
          />
        </div>
      </div>
    </Panel>
  );
}

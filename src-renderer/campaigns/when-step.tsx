import { Radio } from '@mantine/core';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { Schedule } from '../../src-shared/domain/schedule.ts';
import { Panel } from '../parts/panel.tsx';
import { withPlan } from './composer-state.ts';
import { FieldProblems } from './field-problems.tsx';
import { saidOf } from './place-issues.ts';
import classes from './plan.module.css';
import { PlanRules } from './plan-rules.tsx';
import { QuietHours } from './quiet-hours.tsx';
import { RecurrenceEditor } from './recurrence-editor.tsx';
import { freshSchedule, scheduleKinds, type ScheduleKind } from './schedule-form.ts';
import { SlotsEditor } from './slots-editor.tsx';
import { SpreadEditor } from './spread-editor.tsx';
import { useKept } from './use-kept.ts';
import { WallTimeField } from './wall-time-field.tsx';
import type { Composer } from './use-composer.ts';

/** When it is posted, on whose clock, and what happens to what was missed. */
export function WhenStep({ composer }: { readonly composer: Composer }) {
  const { schedule } = composer.state.plan;
  // What was filled in for one kind is there again when one comes back to it.
  const kept = useKept<ScheduleKind, Schedule>(schedule.kind, schedule);
  const set = (next: Schedule) => composer.change((before) => withPlan(before, { schedule: next }));
  return (
    <div className={classes.parts}>
      <Panel title="When">
        <Radio.Group
          aria-label="When"
          value={schedule.kind}
          onChange={(value) => {
            const chosen = scheduleKinds.find(({ kind }) => kind === value);
            if (chosen !== undefined) set(kept(chosen.kind) ?? freshSchedule(chosen.kind, Date.now()));
          }}
        >
          <div className={classes.cards}>
            {scheduleKinds.map(({ kind, title, says }) => (
              <Radio.Card key={kind} value={kind} className={classes.card ?? ''}>
                <Radio.Indicator />
                <span>
                  <strong>{title}</strong>
                  <span className={classes.says}>{says}</span>
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        <div className={classes.schedule}>
          <ScheduleFields schedule={schedule} onChange={set} />
        </div>
        <FieldProblems problems={saidOf(composer.issues, 'plan.schedule', 'plan.zone')} />
      </Panel>
      <PlanRules composer={composer} />
      <QuietHours composer={composer} />
    </div>
  );
}

function ScheduleFields(props: {
  readonly schedule: Schedule;
  readonly onChange: (schedule: Schedule) => void;
}) {
  const { schedule, onChange } = props;
  switch (schedule.kind) {
    case 'now':
      return null;
    case 'at':
      return (
        <WallTimeField label="Post at" value={schedule.at} onChange={(at) => onChange({ ...schedule, at })} />
      );
    case 'slots':
      return <SlotsEditor schedule={schedule} onChange={onChange} />;
    case 'spread':
      return <SpreadEditor schedule={schedule} onChange={onChange} />;
    case 'recurring':
      return <RecurrenceEditor schedule={schedule} onChange={onChange} />;
    default:
      return assertNever(schedule);
  }
}

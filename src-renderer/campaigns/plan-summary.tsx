import type { Campaign } from '../../src-shared/domain/campaign.ts';
import { Panel } from '../parts/panel.tsx';
import classes from './review.module.css';
import { recurrenceSentence } from './recurrence-words.ts';
import { daysInWords, minutesInWords, scheduleInWords } from './schedule-form.ts';

/** The plan of a campaign in plain words. */
export function Plan({ campaign }: { readonly campaign: Campaign }) {
  const { plan } = campaign;
  const { missed, blackouts } = plan;
  const lines = [
    ['When', scheduleInWords(plan, recurrenceSentence(plan.schedule))],
    ['Clock', plan.zone === 'account' ? 'Each account’s own' : plan.zone.replaceAll('_', ' ')],
    [
      'Who gets what',
      plan.distribution === 'each_to_all'
        ? 'Every account posts every post'
        : 'Each post goes to one account',
    ],
    [
      'Quiet hours',
      blackouts.length === 0
        ? 'None'
        : blackouts
            .map(({ days, from, until }) => `${from}–${until} ${daysInWords(days ?? [1, 2, 3, 4, 5, 6, 7])}`)
            .join('; '),
    ],
    [
      'What was missed',
      missed.withinMinutes === 0
        ? 'You are asked'
        : `Posted if at most ${minutesInWords(missed.withinMinutes)} late, else you are asked`,
    ],
  ] as const;
  return (
    <Panel title="Plan">
      <dl className={classes.plan}>
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

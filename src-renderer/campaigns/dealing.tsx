import { Button, Radio } from '@mantine/core';
import { IconDice5 } from '@tabler/icons-react';
import type { CampaignPlan } from '../../src-shared/domain/schedule.ts';
import { Panel } from '../parts/panel.tsx';
import { withPlan } from './composer-state.ts';
import { FieldProblems } from './field-problems.tsx';
import { saidOf } from './place-issues.ts';
import classes from './plan.module.css';
import type { Composer } from './use-composer.ts';

const distributions: readonly {
  readonly value: CampaignPlan['distribution'];
  readonly title: string;
  readonly says: string;
}[] = [
  { value: 'each_to_all', title: 'Every account posts every post', says: '3 posts, 10 accounts: 30 posts.' },
  { value: 'spread', title: 'Each post goes to one account', says: '30 posts, 10 accounts: 3 for each.' },
];

const strategies: readonly {
  readonly value: CampaignPlan['strategy'];
  readonly title: string;
  readonly says: string;
}[] = [
  { value: 'round_robin', title: 'In turn', says: 'In the order of the list, then from the start again.' },
  { value: 'random', title: 'By chance', says: 'Shuffled once; the same number gives the same order.' },
  {
    value: 'least_used',
    title: 'Who rested longest',
    says: 'Accounts that were not used for long come first.',
  },
];

const mostSeeds = 2_147_483_647;

/** Who gets which post, and in which order accounts get their turn. */
export function Dealing({ composer }: { readonly composer: Composer }) {
  const { plan } = composer.state;
  const set = (change: Partial<CampaignPlan>) => composer.change((before) => withPlan(before, change));
  return (
    <Panel title="Who gets what">
      <Radio.Group
        aria-label="Who gets what"
        value={plan.distribution}
        onChange={(value) => {
          const chosen = distributions.find((each) => each.value === value);
          if (chosen !== undefined) set({ distribution: chosen.value });
        }}
      >
        <div className={classes.cards}>
          {distributions.map(({ value, title, says }) => (
            <Choice key={value} value={value} title={title} says={says} />
          ))}
        </div>
      </Radio.Group>
      <h3 className={classes.sub}>Whose turn it is</h3>
      <Radio.Group
        aria-label="Whose turn it is"
        value={plan.strategy}
        onChange={(value) => {
          const chosen = strategies.find((each) => each.value === value);
          if (chosen !== undefined) set({ strategy: chosen.value });
        }}
      >
        <div className={classes.cards} data-three="true">
          {strategies.map(({ value, title, says }) => (
            <Choice key={value} value={value} title={title} says={says} />
          ))}
        </div>
      </Radio.Group>
      {plan.strategy === 'random' ? (
        <div className={classes.seed}>
          <span className={classes.hint}>Shuffle number {plan.seed}</span>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconDice5 size={15} aria-hidden="true" />}
            onClick={() => set({ seed: Math.floor(Math.random() * mostSeeds) })}
          >
            Shuffle again
          </Button>
        </div>
      ) : null}
      <FieldProblems problems={saidOf(composer.issues, 'plan.distribution', 'plan.strategy', 'plan.seed')} />
    </Panel>
  );
}

function Choice(props: { readonly value: string; readonly title: string; readonly says: string }) {
  return (
    <Radio.Card value={props.value} className={classes.card ?? ''}>
      <Radio.Indicator />
      <span>
        <strong>{props.title}</strong>
        <span className={classes.says}>{props.says}</span>
      </span>
    </Radio.Card>
  );
}

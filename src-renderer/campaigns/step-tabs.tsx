import { assertNever } from '../../src-shared/assert-never.ts';
import { Tabs, VisuallyHidden } from '@mantine/core';
import { IconAlertCircleFilled } from '@tabler/icons-react';
import { formatCount } from '../format/amount.ts';
import { kindNames } from './composer-state.ts';
import { steps, stepTitles, type Step } from './composer-steps.ts';
import classes from './steps.module.css';
import { recurrenceSentence } from './recurrence-words.ts';
import { scheduleInShort } from './schedule-form.ts';
import type { Composer } from './use-composer.ts';

/** The steps, each with what is chosen in it and how much there is to put right. */
export function StepTabs({ composer, active }: { readonly composer: Composer; readonly active: Step }) {
  const { issues, attempted } = composer;
  return (
    <Tabs.List classNames={{ list: classes.stepList ?? '' }} aria-label="Steps">
      {steps.map((step, at) => {
        const count = attempted ? issues.filter((issue) => issue.step === step).length : 0;
        return (
          <Tabs.Tab key={step} value={step} className={classes.step ?? ''} data-active={step === active}>
            <span className={classes.stepName}>
              <span className={classes.stepNumber} aria-hidden="true">
                {at + 1}
              </span>
              {stepTitles[step]}
              {count === 0 ? null : (
                <span className={classes.stepProblem}>
                  <IconAlertCircleFilled size={15} aria-hidden="true" />
                  <VisuallyHidden>, {formatCount(count, 'thing')} to put right</VisuallyHidden>
                </span>
              )}
            </span>
            <span className={classes.stepSays}>{said(composer, step)}</span>
          </Tabs.Tab>
        );
      })}
    </Tabs.List>
  );
}

function said({ state, checked }: Composer, step: Step): string {
  const { items, accountIds, accountFilter, plan } = state;
  switch (step) {
    case 'content': {
      const [first] = items;
      return items.length === 1 && first !== undefined
        ? kindNames[first.kind]
        : formatCount(items.length, 'post');
    }
    case 'accounts':
      if (accountFilter !== null)
        return `By a filter${checked === null ? '' : `: ${checked.accounts.toLocaleString()}`}`;
      return accountIds.length === 0 ? 'None chosen' : formatCount(accountIds.length, 'account');
    case 'when':
      return scheduleInShort(plan, recurrenceSentence(plan.schedule));
    case 'review':
      return checked === null || checked.posts === null || checked.posts === 0
        ? 'Preview and start'
        : formatCount(checked.posts, 'post');
    default:
      return assertNever(step);
  }
}

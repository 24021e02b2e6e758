import { Radio } from '@mantine/core';
import { Panel } from '../parts/panel.tsx';
import { AccountPicker } from './account-picker.tsx';
import { AccountRule } from './account-rule.tsx';
import { Dealing } from './dealing.tsx';
import classes from './plan.module.css';
import type { Composer } from './use-composer.ts';

/** Who posts it: accounts ticked one by one or found by a filter, and who gets which post. */
export function AccountsStep({ composer }: { readonly composer: Composer }) {
  const { state, change, bySelf } = composer;
  if (!bySelf)
    return (
      <Panel title="Accounts">
        <p className={classes.note}>
          The accounts of a campaign that was started stay as they were. Duplicate it to post for others.
        </p>
      </Panel>
    );
  const filtered = state.accountFilter !== null;
  return (
    <div className={classes.parts}>
      <Panel title="Who posts it">
        <Radio.Group
          aria-label="Who posts it"
          value={filtered ? 'filter' : 'ticked'}
          onChange={(value) =>
            change((before) => ({
              ...before,
              accountFilter:
                value === 'filter' ? (before.accountFilter ?? { archived: 'no', status: 'active' }) : null,
            }))
          }
        >
          <div className={classes.cards}>
            <Radio.Card value="ticked" className={classes.card ?? ''}>
              <Radio.Indicator />
              <span>
                <strong>These accounts</strong>
                <span className={classes.says}>You tick them one by one.</span>
              </span>
            </Radio.Card>
            <Radio.Card value="filter" className={classes.card ?? ''}>
              <Radio.Indicator />
              <span>
                <strong>All that match</strong>
                <span className={classes.says}>A filter finds them when the campaign starts.</span>
              </span>
            </Radio.Card>
          </div>
        </Radio.Group>
      </Panel>
      {filtered ? <AccountRule composer={composer} /> : <AccountPicker composer={composer} />}
      <Dealing composer={composer} />
    </div>
  );
}

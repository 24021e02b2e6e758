import { Checkbox } from '@mantine/core';
import { accountName } from '../../src-shared/account-name.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import type { Device } from '../../src-shared/domain/device.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { AccountAvatar } from '../parts/account-avatar.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { accountLabels, deviceLabels } from '../parts/tone.ts';
import classes from './composer.module.css';

/** One account to tick, with what would keep it from posting. */
export function AccountChoice(props: {
  readonly account: Account;
  readonly phone: Device | null;
  readonly checked: boolean;
  readonly problems: readonly string[];
  readonly onChange: (checked: boolean) => void;
}) {
  const { account, phone, problems } = props;
  const where = phone?.name ?? account.deviceName ?? 'no phone';
  return (
    <label className={classes.choiceLabel} data-checked={props.checked}>
      <Checkbox
        checked={props.checked}
        onChange={(change) => props.onChange(change.currentTarget.checked)}
        aria-label={accountName(account.handle)}
      />
      <AccountAvatar handle={account.handle} name={account.displayName} size={30} />
      <span className={classes.choiceWords}>
        <span className={classes.thumbName}>{accountName(account.handle)}</span>
        {props.checked && problems.length > 0 ? (
          <span className={classes.choiceProblem} title={problems.join(' ')}>
            {problems.join(' ')}
          </span>
        ) : (
          <span className={classes.hint}>
            {platformName(account.platform)} · {where}
          </span>
        )}
      </span>
      {account.status === 'active' ? (
        phone === null ? (
          <StatusBadge label={{ text: 'No phone', tone: 'warn' }} />
        ) : (
          <StatusBadge label={deviceLabels[phone.state]} />
        )
      ) : (
        <StatusBadge label={accountLabels[account.status]} />
      )}
    </label>
  );
}

import { Tooltip, UnstyledButton } from '@mantine/core';
import type { Account } from '../../src-shared/domain/account.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { formatAgo } from '../format/time.ts';
import { AccountAvatar } from '../parts/account-avatar.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { accountLabels } from '../parts/tone.ts';
import { useNow } from '../parts/use-now.ts';
import classes from './accounts.module.css';

/** Accounts with where they post from; a row opens the account. */
export function AccountTable(props: {
  readonly accounts: readonly Account[];
  readonly onOpen: (id: number) => void;
  readonly nearEnd: () => void;
}) {
  const now = useNow(60_000);
  return (
    <DataTable
      label="Accounts"
      heads={['Account', 'Platform', 'Status', 'Phone', 'Added']}
      spare={['Added']}
      items={props.accounts}
      nearEnd={props.nearEnd}
      onOpen={(account) => props.onOpen(account.id)}
      renderRow={(account) => (
        <>
          <td>
            <UnstyledButton className={classes.who}>
              <AccountAvatar handle={account.handle} name={account.displayName} />
              <span>
                <span className={classes.handle}>@{account.handle}</span>
                <span className={classes.soft}>{account.displayName}</span>
              </span>
            </UnstyledButton>
          </td>
          <td>{platformName(account.platform)}</td>
          <td>
            <Tooltip label={account.statusReason} disabled={account.statusReason === null}>
              <span>
                <StatusBadge label={accountLabels[account.status]} />
              </span>
            </Tooltip>
          </td>
          <td title={account.deviceName ?? undefined}>
            {account.deviceName ?? <span className={classes.soft}>No phone yet</span>}
          </td>
          <td data-soft data-spare>
            {formatAgo(account.createdAt, now)}
          </td>
        </>
      )}
    />
  );
}

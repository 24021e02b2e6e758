import { Tooltip, UnstyledButton } from '@mantine/core';
import type { Account } from '../../src-shared/domain/account.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { formatAgo } from '../format/time.ts';
import { AccountAvatar } from '../parts/account-avatar.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { accountLabels } from '../parts/tone.ts';
import { useNow } from '../parts/use-now.ts';
import { useRows } from '../parts/use-rows.ts';
import classes from './accounts.module.css';

const rowHeight = 56;

/** A table that draws only the rows in view; the rest is two spacers. */
export function AccountTable(props: {
  readonly accounts: readonly Account[];
  readonly onOpen: (id: number) => void;
  readonly onNearEnd: () => void;
}) {
  const { accounts } = props;
  const now = useNow(60_000);
  const { scroller, visible, total } = useRows<HTMLDivElement>({
    count: accounts.length,
    height: rowHeight,
    keyOf: (index) => accounts[index]?.id ?? index,
    nearEnd: props.onNearEnd,
  });
  const above = visible[0]?.start ?? 0;
  const below = total - (visible.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className={classes.scroller} tabIndex={0} role="region" aria-label="Accounts">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Platform</th>
            <th scope="col">Status</th>
            <th scope="col">Phone</th>
            <th scope="col">Added</th>
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <Spacer height={above} /> : null}
          {visible.map(({ index }) => {
            const account = accounts[index];
            if (account === undefined) return null;
            return (
              <tr key={account.id} className={classes.row} onClick={() => props.onOpen(account.id)}>
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
                <td>{account.deviceName ?? <span className={classes.soft}>No phone yet</span>}</td>
                <td className={classes.soft}>{formatAgo(account.createdAt, now)}</td>
              </tr>
            );
          })}
          {below > 0 ? <Spacer height={below} /> : null}
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={5} />
    </tr>
  );
}

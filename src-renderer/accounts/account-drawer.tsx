import { Drawer, Tabs } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { accountName } from '../../src-shared/account-name.ts';
import { useAgent } from '../agent/agent-context.ts';
import { AccountLimitsTab } from '../limits/account-limits.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { AccountHistoryTab } from './account-history.tsx';
import { AccountSignInTab } from './account-sign-in.tsx';
import { AccountStatusTab } from './account-status.tsx';
import { EditAccount } from './edit-account.tsx';
import { NewAccount } from './new-account.tsx';

/** One account, or the form for a new one, at the right edge. */
export function AccountDrawer(props: {
  readonly edit: number | 'new' | undefined;
  readonly onClose: () => void;
}) {
  const { edit, onClose } = props;
  const { query } = useAgent();
  const {
    data: account,
    error,
    isPending,
    refetch,
  } = useQuery(
    query.accounts.get.queryOptions({ input: typeof edit === 'number' ? { id: edit } : skipToken }),
  );
  return (
    <Drawer
      opened={edit !== undefined}
      onClose={onClose}
      size={520}
      title={
        edit === 'new' ? 'Add an account' : account === undefined ? 'Account' : accountName(account.handle)
      }
    >
      {edit === 'new' ? <NewAccount onClose={onClose} /> : null}
      {typeof edit === 'number' && isPending ? <LoadingRows rows={3} height={48} /> : null}
      {typeof edit === 'number' && error !== null ? (
        <FailureNotice error={error} onRetry={() => void refetch()} />
      ) : null}
      {typeof edit === 'number' && account !== undefined ? (
        <Tabs key={account.id} defaultValue="details" keepMounted={false}>
          <Tabs.List aria-label="About this account">
            <Tabs.Tab value="details">Details</Tabs.Tab>
            <Tabs.Tab value="status">Status</Tabs.Tab>
            <Tabs.Tab value="limits">Limits</Tabs.Tab>
            <Tabs.Tab value="sign-in">Sign-in</Tabs.Tab>
            <Tabs.Tab value="history">History</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="details" keepMounted>
            <EditAccount account={account} onClose={onClose} />
          </Tabs.Panel>
          <Tabs.Panel value="status">
            <AccountStatusTab account={account} />
          </Tabs.Panel>
          <Tabs.Panel value="limits">
            <AccountLimitsTab account={account} />
          </Tabs.Panel>
          <Tabs.Panel value="sign-in">
            <AccountSignInTab account={account} />
          </Tabs.Panel>
          <Tabs.Panel value="history">
            <AccountHistoryTab id={account.id} />
          </Tabs.Panel>
        </Tabs>
      ) : null}
    </Drawer>
  );
}

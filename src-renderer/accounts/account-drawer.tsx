import { Drawer } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { EditAccount } from './edit-account.tsx';
import { NewAccount } from './new-account.tsx';

/** The form of one account, or of a new one, at the right edge. */
export function AccountDrawer(props: {
  readonly edit: number | 'new' | undefined;
  readonly onClose: () => void;
}) {
  const { edit, onClose } = props;
  const { query } = useAgent();
  const account = useQuery(
    query.accounts.get.queryOptions({ input: typeof edit === 'number' ? { id: edit } : skipToken }),
  );
  return (
    <Drawer
      opened={edit !== undefined}
      onClose={onClose}
      title={
        edit === 'new' ? 'Add an account' : account.data === undefined ? 'Account' : `@${account.data.handle}`
      }
    >
      {edit === 'new' ? <NewAccount onClose={onClose} /> : null}
      {typeof edit === 'number' && account.isPending ? <LoadingRows rows={3} height={48} /> : null}
      {account.isError ? (
        <FailureNotice error={account.error} onRetry={() => void account.refetch()} />
      ) : null}
      {typeof edit === 'number' && account.data !== undefined ? (
        <EditAccount key={account.data.id} account={account.data} onClose={onClose} />
      ) : null}
    </Drawer>
  );
}

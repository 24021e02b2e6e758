import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Account } from '../../src-shared/domain/account.ts';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { AccountStop } from './account-stop.tsx';
import { LimitMeters } from './limit-meters.tsx';
import { OwnLimits } from './own-limits.tsx';

/** What an account used up today, numbers of its own for it, and the switch that stops it. */
export function AccountLimitsTab({ account }: { readonly account: Account }) {
  const { query } = useAgent();
  const limits = useQuery(query.accounts.limits.get.queryOptions({ input: { id: account.id } }));
  return (
    <Stack pt="md" gap="lg">
      {limits.isPending ? <LoadingRows rows={7} height={24} /> : null}
      {limits.isError ? <FailureNotice error={limits.error} onRetry={() => void limits.refetch()} /> : null}
      {limits.data === undefined ? null : (
        <>
          <LimitMeters meters={limits.data.meters} />
          <AccountStop account={account} />
          <OwnLimits key={JSON.stringify(limits.data.own)} accountId={account.id} limits={limits.data} />
        </>
      )}
    </Stack>
  );
}

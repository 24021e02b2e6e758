import { useQuery } from '@tanstack/react-query';
import type { Account } from '../../src-shared/domain/account.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount, formatList } from '../format/amount.ts';

/** Says what hangs on an account before it is removed. */
export function AccountDependents({ account }: { readonly account: Account }) {
  const { query } = useAgent();
  const campaigns = useQuery(query.campaigns.list.queryOptions({ input: { limit: 500 } }));
  const waiting = useQuery(
    query.jobs.list.queryOptions({ input: { accountId: account.id, status: 'pending', limit: 1 } }),
  );
  const names = (campaigns.data?.items ?? [])
    .filter((campaign) => campaign.accountIds.includes(account.id))
    .map((campaign) => `“${campaign.name}”`);
  const jobs = waiting.data?.total ?? 0;
  return (
    <>
      <p>
        {campaigns.isPending || waiting.isPending
          ? 'Looking for what depends on it…'
          : names.length === 0 && jobs === 0
            ? 'No campaign uses it and nothing is waiting for it.'
            : [
                names.length === 0
                  ? null
                  : `It is part of ${formatCount(names.length, 'campaign')}: ${formatList(names.slice(0, 4))}${names.length > 4 ? ' and more' : ''}.`,
                jobs === 0 ? null : `${formatCount(jobs, 'waiting post')} will not be made.`,
              ]
                .filter((sentence) => sentence !== null)
                .join(' ')}
      </p>
      <p>The account itself, on its platform and on the phone, stays as it is.</p>
    </>
  );
}

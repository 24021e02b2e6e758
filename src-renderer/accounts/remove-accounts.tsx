import { useQuery } from '@tanstack/react-query';
import type { AccountSelection } from '../../src-shared/domain/account.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount, formatList } from '../format/amount.ts';
import { Dependents, useRemoval } from '../tables/use-removal.tsx';

/** Removes accounts after saying what hangs on them; `onRemoved` when they are gone. */
export function useRemoveAccounts(onRemoved: () => void) {
  const { client } = useAgent();
  return useRemoval({
    consequences: (selection: AccountSelection) => <Consequences selection={selection} />,
    remove: (selection) => client.accounts.remove({ selection }),
    told: ({ removed, archived }) =>
      archived === 0
        ? `${formatCount(removed, 'account')} removed.`
        : `${formatCount(removed, 'account')} removed, ${formatCount(archived, 'account')} with posts archived.`,
    onRemoved,
  });
}

function Consequences({ selection }: { readonly selection: AccountSelection }) {
  const { query } = useAgent();
  const found = useQuery(query.accounts.dependents.queryOptions({ input: { selection }, staleTime: 0 }));
  return (
    <Dependents found={found}>
      {({ accounts, campaigns, waitingPosts, withHistory }) => (
        <>
          <p>
            {formatCount(accounts, 'account')}.{' '}
            {campaigns.length === 0 && waitingPosts === 0
              ? 'No campaign and no waiting post depends on that.'
              : [partOf(campaigns), notMade(waitingPosts)].join(' ').trim()}
          </p>
          {withHistory === 0 ? null : (
            <p>
              {formatCount(withHistory, 'account')} with posts in the history will be archived instead, so
              that reports stay whole.
            </p>
          )}
          <p>
            Passwords and cookies kept here are deleted. The accounts themselves, on their platforms and on
            the phones, stay as they are.
          </p>
        </>
      )}
    </Dependents>
  );
}

function partOf(campaigns: readonly { readonly name: string }[]): string {
  if (campaigns.length === 0) return '';
  const names = campaigns.slice(0, 4).map(({ name }) => `“${name}”`);
  const more = campaigns.length > names.length ? ' and more' : '';
  return `Part of ${formatCount(campaigns.length, 'campaign')}: ${formatList(names)}${more}.`;
}

function notMade(posts: number): string {
  return posts === 0 ? '' : `${formatCount(posts, 'waiting post')} will not be made.`;
}

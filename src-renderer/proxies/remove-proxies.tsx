import { useQuery } from '@tanstack/react-query';
import type { ProxySelection } from '../../src-shared/domain/proxy.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { Dependents, useRemoval } from '../tables/use-removal.tsx';

/** Removes proxies after saying which accounts are left without one; `onRemoved` when they are gone. */
export function useRemoveProxies(onRemoved: () => void) {
  const { client } = useAgent();
  return useRemoval({
    consequences: (selection: ProxySelection) => <Consequences selection={selection} />,
    remove: (selection) => client.proxies.remove({ selection }),
    told: ({ removed, accountsWithout }) =>
      `${formatCount(removed, 'proxy', 'proxies')} removed.${
        accountsWithout === 0 ? '' : ` ${formatCount(accountsWithout, 'account')} now without one.`
      }`,
    onRemoved,
  });
}

function Consequences({ selection }: { readonly selection: ProxySelection }) {
  const { query } = useAgent();
  const found = useQuery(query.proxies.dependents.queryOptions({ input: { selection }, staleTime: 0 }));
  return (
    <Dependents found={found}>
      {({ proxies, accounts }) => (
        <>
          <p>
            {formatCount(proxies, 'proxy', 'proxies')}.{' '}
            {accounts === 0
              ? 'No account uses it.'
              : `${formatCount(accounts, 'account')} would have no proxy until given another one.`}
          </p>
          <p>
            {proxies === 1 ? 'Its password and its' : 'Their passwords and their'} history of checks are
            deleted.
          </p>
        </>
      )}
    </Dependents>
  );
}

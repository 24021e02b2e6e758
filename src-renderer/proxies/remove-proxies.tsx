import { useMutation, useQuery } from '@tanstack/react-query';
import type { ProxySelection } from '../../src-shared/domain/proxy.ts';
import { useAgent } from '../agent/agent-context.ts';
import { describeFailure } from '../agent/failure.ts';
import { formatCount } from '../format/amount.ts';
import { confirm } from '../parts/confirm.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';

/** Removes proxies after saying which accounts are left without one; `onRemoved` when they are gone. */
export function useRemoveProxies(onRemoved: () => void) {
  const { client } = useAgent();
  const remove = useMutation({
    mutationFn: (selection: ProxySelection) => client.proxies.remove({ selection }),
    onSuccess: ({ removed, accountsWithout }) => {
      tellDone(
        `${formatCount(removed, 'proxy', 'proxies')} removed.${
          accountsWithout === 0 ? '' : ` ${formatCount(accountsWithout, 'account')} now without one.`
        }`,
      );
      onRemoved();
    },
    onError: tellFailure,
  });
  const ask = useMutation({
    mutationFn: (selected: () => Promise<ProxySelection>) => selected(),
    onSuccess: (selection) => {
      const consequences = <Consequences selection={selection} />;
      confirm({
        title: 'Remove what is selected?',
        body: consequences,
        yes: 'Remove',
        danger: true,
        onYes: () => remove.mutate(selection),
      });
    },
    onError: tellFailure,
  });
  return {
    isPending: ask.isPending || remove.isPending,
    ask: (selected: () => Promise<ProxySelection>) => ask.mutate(selected),
  };
}

function Consequences({ selection }: { readonly selection: ProxySelection }) {
  const { query } = useAgent();
  const { data, error } = useQuery(
    query.proxies.dependents.queryOptions({ input: { selection }, staleTime: 0 }),
  );
  if (error !== null)
    return <p>What depends on it could not be found out. {describeFailure(error).detail}</p>;
  if (data === undefined) return <p>Looking for what depends on it…</p>;
  return (
    <>
      <p>
        {formatCount(data.proxies, 'proxy', 'proxies')}.{' '}
        {data.accounts === 0
          ? 'No account uses it.'
          : `${formatCount(data.accounts, 'account')} would have no proxy until given another one.`}
      </p>
      <p>Their passwords and their history of checks are deleted.</p>
    </>
  );
}

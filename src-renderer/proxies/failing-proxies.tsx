import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { Banner } from '../parts/banner.tsx';
import { TextLink } from '../parts/links.tsx';

/** Says that accounts go out through proxies that fail, with the way to them. */
export function FailingProxies() {
  const { query } = useAgent();
  const failing = useQuery(
    query.proxies.dependents.queryOptions({
      input: { selection: { filter: { status: 'error', used: 'yes' } } },
    }),
  );
  if (failing.data === undefined || failing.data.accounts === 0) return null;
  const { accounts, proxies } = failing.data;
  return (
    <Banner tone="bad" icon={<IconPlugConnectedX size={18} />}>
      {formatCount(accounts, 'account')} {accounts === 1 ? 'goes' : 'go'} out through{' '}
      <TextLink to="/proxies" search={{ status: 'error', used: 'yes' }} size="sm">
        {proxies === 1 ? 'a proxy that fails' : `${formatCount(proxies, 'proxy', 'proxies')} that fail`}
      </TextLink>
      . Check them, or give these accounts another one.
    </Banner>
  );
}

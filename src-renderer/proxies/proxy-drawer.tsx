import { Button, Drawer } from '@mantine/core';
import { IconActivityHeartbeat } from '@tabler/icons-react';
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Proxy } from '../../src-shared/domain/proxy.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { formatAgo } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { TextLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { tellFailure } from '../parts/tell.tsx';
import { useNow } from '../parts/use-now.ts';
import { EditProxy } from './edit-proxy.tsx';
import { NewProxy } from './new-proxy.tsx';
import { ProxyHistory } from './proxy-history.tsx';
import { proxyLabel } from './proxy-words.ts';
import classes from './proxies.module.css';

/** One proxy, or the form of a new one, at the right edge. */
export function ProxyDrawer(props: {
  readonly edit: number | 'new' | undefined;
  readonly onClose: () => void;
}) {
  const { edit } = props;
  const { query } = useAgent();
  const proxy = useQuery(
    query.proxies.get.queryOptions({ input: typeof edit === 'number' ? { id: edit } : skipToken }),
  );
  return (
    <Drawer
      opened={edit !== undefined}
      onClose={props.onClose}
      size={520}
      title={edit === 'new' ? 'Add a proxy' : (proxy.data?.name ?? 'Proxy')}
    >
      {edit === 'new' ? <NewProxy onClose={props.onClose} /> : null}
      {typeof edit === 'number' && proxy.isPending ? <LoadingRows rows={5} height={48} /> : null}
      {proxy.isError ? <FailureNotice error={proxy.error} onRetry={() => void proxy.refetch()} /> : null}
      {typeof edit === 'number' && proxy.data !== undefined ? (
        <div className={classes.drawer}>
          <Health proxy={proxy.data} />
          <ProxyHistory proxyId={proxy.data.id} />
          <EditProxy key={proxy.data.id} proxy={proxy.data} onClose={props.onClose} />
        </div>
      ) : null}
    </Drawer>
  );
}

function Health({ proxy }: { readonly proxy: Proxy }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const now = useNow(30_000);
  const check = useMutation(
    query.proxies.check.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: query.proxies.key() }),
      onError: tellFailure,
    }),
  );
  const { lastCheck } = proxy;
  return (
    <div className={classes.health}>
      <div className={classes.healthWords}>
        <span>
          <StatusBadge label={proxyLabel(proxy)} />{' '}
          {lastCheck?.latencyMs == null ? null : `${lastCheck.latencyMs.toLocaleString()} ms`}
        </span>
        {proxy.statusReason === null ? null : <span>{proxy.statusReason}</span>}
        <span className={classes.soft}>
          {lastCheck === null
            ? 'Not checked yet.'
            : `Checked ${formatAgo(lastCheck.at, now)}${lastCheck.exitAddress === null ? '' : `, seen as ${lastCheck.exitAddress}`}.`}
        </span>
        <span className={classes.soft}>
          {proxy.accounts === 0 ? (
            'No account uses it.'
          ) : (
            <TextLink to="/accounts" search={{ proxyId: proxy.id }} size="sm">
              Used by {formatCount(proxy.accounts, 'account')}
            </TextLink>
          )}
        </span>
      </div>
      <Button
        variant="default"
        leftSection={<IconActivityHeartbeat size={16} />}
        loading={check.isPending}
        onClick={() => check.mutate({ id: proxy.id })}
      >
        Check now
      </Button>
    </div>
  );
}

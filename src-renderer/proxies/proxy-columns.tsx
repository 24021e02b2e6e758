import { Tooltip } from '@mantine/core';
import type { Proxy } from '../../src-shared/domain/proxy.ts';
import { formatAgo } from '../format/time.ts';
import { StatusBadge } from '../parts/status-badge.tsx';
import type { Column } from '../tables/columns.ts';
import classes from './proxies.module.css';
import { protocolNames, proxyLabel, typeNames } from './proxy-words.ts';

/** The columns of the list of proxies. */
export function proxyColumns(now: number): readonly Column<Proxy>[] {
  const soft = (text: string) => <span className={classes.soft}>{text}</span>;
  return [
    {
      id: 'proxy',
      title: 'Proxy',
      width: 240,
      share: 3,
      sort: 'host',
      shown: 'always',
      cell: ({ name, label, host, port }) => (
        <span className={classes.who}>
          <span className={classes.name}>{name}</span>
          {label === null ? null : soft(`${host}:${port}`)}
        </span>
      ),
    },
    {
      id: 'protocol',
      title: 'Protocol',
      width: 90,
      share: 0,
      shown: 3,
      cell: ({ protocol }) => protocolNames[protocol],
    },
    { id: 'type', title: 'Type', width: 110, share: 0, shown: 4, cell: ({ type }) => typeNames[type] },
    {
      id: 'status',
      title: 'Status',
      width: 120,
      share: 2,
      sort: 'status',
      shown: 9,
      cell: (proxy) => (
        <Tooltip label={proxy.statusReason} disabled={proxy.statusReason === null}>
          <span className={classes.status}>
            <StatusBadge label={proxyLabel(proxy)} />
            {proxy.statusReason === null ? null : (
              <span className={classes.reason}>{proxy.statusReason}</span>
            )}
          </span>
        </Tooltip>
      ),
    },
    {
      id: 'latency',
      title: 'Latency',
      width: 115,
      share: 0,
      sort: 'latencyMs',
      shown: 8,
      cell: ({ lastCheck }) =>
        lastCheck?.latencyMs == null ? soft('—') : `${lastCheck.latencyMs.toLocaleString()} ms`,
    },
    {
      id: 'exit',
      title: 'Exit address',
      width: 140,
      share: 1,
      shown: 5,
      cell: ({ lastCheck }) => lastCheck?.exitAddress ?? soft('—'),
    },
    {
      id: 'checked',
      title: 'Last check',
      width: 120,
      share: 0,
      shown: 6,
      cell: ({ lastCheck }) => soft(lastCheck === null ? 'Never' : formatAgo(lastCheck.at, now)),
    },
    {
      id: 'accounts',
      title: 'Accounts',
      width: 125,
      share: 0,
      sort: 'accounts',
      shown: 7,
      cell: ({ accounts }) => (accounts === 0 ? soft('None') : accounts.toLocaleString()),
    },
  ];
}

import { Button, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProxyCheck } from '../../src-shared/domain/proxy.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatDateTime } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { latencyChart } from './latency-chart.ts';
import classes from './proxies.module.css';
import { historySentence, outcomeNames } from './proxy-words.ts';

const size = { width: 440, height: 90 };

/** How the latest checks went: as a chart, or as a table. */
export function ProxyHistory({ proxyId }: { readonly proxyId: number }) {
  const { query } = useAgent();
  const [asTable, setAsTable] = useState(false);
  const checks = useQuery(query.proxies.checks.queryOptions({ input: { id: proxyId, limit: 100 } }));
  if (checks.isPending) return <LoadingRows rows={1} height={90} />;
  if (checks.isError) return <FailureNotice error={checks.error} onRetry={() => void checks.refetch()} />;
  if (checks.data.length === 0) return null;
  return (
    <section className={classes.history} aria-label="History of checks">
      <div className={classes.historyHead}>
        <span className={classes.soft}>{historySentence(checks.data)}</span>
        <Button size="compact-xs" variant="default" onClick={() => setAsTable(!asTable)}>
          {asTable ? 'As a chart' : 'As a table'}
        </Button>
      </div>
      {asTable ? <CheckTable checks={checks.data} /> : <Chart checks={checks.data} />}
    </section>
  );
}

function Chart({ checks }: { readonly checks: readonly ProxyCheck[] }) {
  const chart = latencyChart(checks, size);
  const oldest = checks.at(-1);
  const newest = checks[0];
  return (
    <figure className={classes.figure}>
      <svg
        className={classes.chart}
        viewBox={`-6 -14 ${size.width + 12} ${size.height + 26}`}
        role="img"
        aria-label={`Latency over time. ${historySentence(checks)}`}
      >
        {chart.marks.map(({ y, ms }) => (
          <g key={ms}>
            <line className={classes.mark} x1={0} x2={size.width} y1={y} y2={y} />
            <text className={classes.markText} x={0} y={y - 3}>
              {ms.toLocaleString()} ms
            </text>
          </g>
        ))}
        <line className={classes.mark} x1={0} x2={size.width} y1={size.height} y2={size.height} />
        {chart.lines.map((points) => (
          <polyline key={points} className={classes.line} points={points} />
        ))}
        {chart.dots.map(({ x, y }) => (
          <circle key={x} className={classes.dot} cx={x} cy={y} r={2} />
        ))}
        {chart.failures.map(({ id, x }) => (
          <path key={id} className={classes.failure} d={`M${x - 3.5} ${size.height - 3.5}l7 7m0 -7l-7 7`} />
        ))}
      </svg>
      <figcaption className={classes.axis}>
        <span>{oldest === undefined ? '' : formatDateTime(oldest.at)}</span>
        {chart.failures.length === 0 ? null : <span className={classes.axisFailed}>✕ failed</span>}
        <span>{newest === undefined ? '' : formatDateTime(newest.at)}</span>
      </figcaption>
    </figure>
  );
}

function CheckTable({ checks }: { readonly checks: readonly ProxyCheck[] }) {
  return (
    <div className={classes.checks} tabIndex={0} role="region" aria-label="Checks">
      <Table verticalSpacing={6} fz="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>How it went</Table.Th>
            <Table.Th>Latency</Table.Th>
            <Table.Th>Exit address</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {checks.map((check) => (
            <Table.Tr key={check.id}>
              <Table.Td>{formatDateTime(check.at)}</Table.Td>
              <Table.Td title={check.detail}>{outcomeNames[check.outcome]}</Table.Td>
              <Table.Td>{check.latencyMs === null ? '—' : `${check.latencyMs.toLocaleString()} ms`}</Table.Td>
              <Table.Td>{check.exitAddress ?? '—'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

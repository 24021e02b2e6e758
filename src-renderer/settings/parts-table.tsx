import { Code, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Part } from '../../src-shared/domain/system.ts';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import type { Label } from '../parts/tone.ts';
import classes from './settings.module.css';

const labels: Readonly<Record<Part['state'], Label>> = {
  ok: { text: 'Found', tone: 'ok' },
  missing: { text: 'Missing', tone: 'bad' },
  optional: { text: 'Not needed yet', tone: 'idle' },
};

/** The programs Switchyard works with on this computer, and how to get what is missing. */
export function PartsTable() {
  const { query } = useAgent();
  const parts = useQuery(query.agent.parts.queryOptions({ input: {} }));
  if (parts.isPending) return <LoadingRows rows={5} height={28} />;
  if (parts.isError) return <FailureNotice error={parts.error} onRetry={() => void parts.refetch()} />;
  return (
    <Table className={classes.parts} verticalSpacing="sm" horizontalSpacing="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={170}>Part</Table.Th>
          <Table.Th w={130}>State</Table.Th>
          <Table.Th>Why it matters</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {parts.data.map((part) => (
          <Table.Tr key={part.name}>
            <Table.Td>
              <div className={classes.name}>{part.name}</div>
              {part.version === null ? null : <div className={classes.hint}>{part.version}</div>}
            </Table.Td>
            <Table.Td>
              <StatusBadge label={labels[part.state]} />
            </Table.Td>
            <Table.Td className={classes.why}>
              {part.why}
              {part.how === null || part.state === 'ok' ? null : (
                <div className={classes.how}>
                  To get it: <Code>{part.how}</Code>
                </div>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

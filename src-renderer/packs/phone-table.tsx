import { Button, Table } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { AppPacks } from '../../src-shared/domain/pack.ts';
import { useAgent } from '../agent/agent-context.ts';
import { StatusBadge } from '../parts/status-badge.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import classes from './packs.module.css';

/** The phones that have the app, and whether a pack covers the version there. */
export function PhoneTable(props: { readonly app: AppPacks }) {
  const { appName, phones, platform } = props.app;
  const { query } = useAgent();
  const tasks = useQuery(query.agent.tasks.list.queryOptions({ input: {} }));
  const looking =
    tasks.data?.some(({ kind, status }) => kind === 'app_look' && status === 'running') === true;
  const look = useMutation(
    query.packs.observe.mutationOptions({
      onSuccess: ({ title }) => {
        tellDone(`${title}: the phone is busy for up to a minute.`);
        void tasks.refetch();
      },
      onError: tellFailure,
    }),
  );
  if (phones.length === 0)
    return <p className={classes.words}>No connected phone is known to have {appName}.</p>;
  return (
    <Table className={classes.table} verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Phone</Table.Th>
          <Table.Th>Version there</Table.Th>
          <Table.Th>Pack</Table.Th>
          <Table.Th w={120} aria-label="Actions" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {phones.map(({ deviceId, name, appVersion, cover }) => (
          <Table.Tr key={deviceId}>
            <Table.Td>{name}</Table.Td>
            <Table.Td>{appVersion}</Table.Td>
            <Table.Td>
              <StatusBadge
                label={cover === null ? { text: 'No pack', tone: 'warn' } : { text: 'Known', tone: 'ok' }}
              />
            </Table.Td>
            <Table.Td className={classes.action}>
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconEye size={14} />}
                loading={look.isPending || looking}
                onClick={() => look.mutate({ platform, deviceId })}
                aria-label={`Look at ${appName} on ${name}`}
              >
                Look
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

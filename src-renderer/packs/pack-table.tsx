import { Button, Menu, Table } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { PackInUse } from '../../src-shared/domain/pack.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatDateTime } from '../format/time.ts';
import { confirm } from '../parts/confirm.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import { languageName, packName } from './pack-words.ts';
import classes from './packs.module.css';

const back: Readonly<Record<PackInUse['earlier'][number], string>> = {
  before: 'The one in use before',
  shipped: 'The one that came with Switchyard',
};

/** The packs in use for an app, and the way back from those that were installed. */
export function PackTable(props: { readonly packs: readonly PackInUse[]; readonly onChanged: () => void }) {
  const { query } = useAgent();
  const rollback = useMutation(
    query.packs.rollback.mutationOptions({
      onSuccess: () => {
        tellDone('The earlier pack is in use again.');
        props.onChanged();
      },
      onError: tellFailure,
    }),
  );
  const ask = ({ platform, locale, versions }: PackInUse, to: PackInUse['earlier'][number]) =>
    confirm({
      title: 'Go back to an earlier pack?',
      body: `${back[to]} is used for ${packName({ versions, locale })} from now on. Runs that are under way end with the pack they began with.`,
      yes: 'Go back',
      onYes: () => rollback.mutate({ platform, locale, versions, to }),
    });
  return (
    <Table className={classes.table} verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Versions</Table.Th>
          <Table.Th>Language</Table.Th>
          <Table.Th>Screens</Table.Th>
          <Table.Th>From</Table.Th>
          <Table.Th w={120} aria-label="Actions" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.packs.map((pack) => (
          <Table.Tr key={packName(pack)}>
            <Table.Td>
              {pack.versions.from} up to {pack.versions.before}
            </Table.Td>
            <Table.Td>{languageName(pack.locale)}</Table.Td>
            <Table.Td>{pack.screens}</Table.Td>
            <Table.Td>
              {pack.bundle === null
                ? 'Came with Switchyard'
                : `${pack.bundle}${pack.installedAt === null ? '' : `, installed ${formatDateTime(pack.installedAt)}`}`}
            </Table.Td>
            <Table.Td className={classes.action}>
              {pack.earlier.length === 0 ? null : (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <Button
                      variant="default"
                      size="compact-sm"
                      leftSection={<IconArrowBackUp size={14} />}
                      loading={rollback.isPending}
                    >
                      Go back
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown>
                    {pack.earlier.map((to) => (
                      <Menu.Item key={to} onClick={() => ask(pack, to)}>
                        {back[to]}
                      </Menu.Item>
                    ))}
                  </Menu.Dropdown>
                </Menu>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

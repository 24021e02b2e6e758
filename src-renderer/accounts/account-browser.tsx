import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { accountName } from '../../src-shared/account-name.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import { platformHomes } from '../../src-shared/platform-homes.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatDateTime } from '../format/time.ts';
import { confirm } from '../parts/confirm.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { tellDone } from '../parts/tell.tsx';
import classes from './accounts.module.css';

const states = { closed: 'Closed', opening: 'Opening…', open: 'Open', closing: 'Closing…' } as const;

/** The account's own browser: open it, close it, forget what it knows, and see what it really reports. */
export function AccountBrowserPanel({ account }: { readonly account: Account }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const { id } = account;
  const [address, setAddress] = useState(platformHomes[account.platform]);
  const browser = useQuery(query.accounts.browser.get.queryOptions({ input: { id } }));
  const reread = () => queries.invalidateQueries({ queryKey: query.accounts.key() });
  const open = useMutation(query.accounts.browser.open.mutationOptions({ onSettled: reread }));
  const close = useMutation(query.accounts.browser.close.mutationOptions({ onSettled: reread }));
  const claims = useMutation(query.accounts.browser.claims.mutationOptions());
  const signOut = useMutation(
    query.accounts.browser.signOut.mutationOptions({
      onSuccess: () => tellDone(`The browser of ${accountName(account.handle)} is signed out.`),
      onSettled: reread,
    }),
  );
  const failed = [browser, open, close, claims, signOut].find(({ error }) => error !== null)?.error;
  const isOpen = browser.data?.state === 'open';
  const askSignOut = () =>
    confirm({
      title: `Sign the browser of ${accountName(account.handle)} out?`,
      body: 'Its cookies and browser data on this computer are deleted. To post through it again, somebody has to sign in by hand.',
      yes: 'Sign out',
      danger: true,
      onYes: () => signOut.mutate({ id }),
    });
  return (
    <Panel title="Account browser">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          A browser of its own, with the account’s data, its proxy and the values of its profile. You sign in
          and work in it by hand.
        </Text>
        <Group gap="xs" role="status">
          {browser.data === undefined ? null : (
            <StatusBadge label={{ text: states[browser.data.state], tone: isOpen ? 'ok' : 'idle' }} />
          )}
          <Text size="sm" c="dimmed">
            {browser.data?.openedAt == null
              ? ''
              : `${browser.data.browser ?? 'Browser'}, since ${formatDateTime(browser.data.openedAt)}`}
          </Text>
        </Group>
        <TextInput
          size="xs"
          label="Opens at"
          inputMode="url"
          value={address}
          onChange={(change) => setAddress(change.currentTarget.value)}
        />
        {failed === undefined ? null : <FailureNotice error={failed} />}
        <Group gap="xs">
          {isOpen ? (
            <Button
              size="xs"
              variant="default"
              loading={close.isPending}
              onClick={() => close.mutate({ id })}
            >
              Close browser
            </Button>
          ) : (
            <Button
              size="xs"
              variant="default"
              loading={open.isPending}
              onClick={() =>
                open.mutate({ id, ...(address.trim() === '' ? {} : { address: address.trim() }) })
              }
            >
              Open browser
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            disabled={!isOpen}
            loading={claims.isPending}
            onClick={() => claims.mutate({ id })}
          >
            What it reports
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="red"
            c="var(--mantine-color-error)"
            loading={signOut.isPending}
            onClick={askSignOut}
          >
            Sign out
          </Button>
        </Group>
        {claims.data === undefined ? null : (
          <Table
            aria-label="What the profile asks for and what the browser reports"
            fz="sm"
            layout="fixed"
            className={classes.claims ?? ''}
          >
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={100}>Value</Table.Th>
                <Table.Th>Profile</Table.Th>
                <Table.Th>Browser</Table.Th>
                <Table.Th w={84}>Agree</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {claims.data.map(({ name, wanted, reported, agrees }) => (
                <Table.Tr key={name}>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td>{wanted}</Table.Td>
                  <Table.Td>{reported}</Table.Td>
                  <Table.Td>
                    <StatusBadge label={agrees ? { text: 'Yes', tone: 'ok' } : { text: 'No', tone: 'bad' }} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Panel>
  );
}

import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '../../src-shared/domain/account.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { confirm } from '../parts/confirm.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import classes from './accounts.module.css';
import { ShowPassword } from './show-password.tsx';

/** The password of an account: whether one is kept, a new one in its place, and a look at it. */
export function KeptPassword({ account }: { readonly account: Account }) {
  const { query } = useAgent();
  const [typing, setTyping] = useState(false);
  const [password, setPassword] = useState('');
  const save = useMutation(
    query.accounts.update.mutationOptions({
      onSuccess: ({ hasPassword }) => {
        tellDone(hasPassword ? 'The password is kept in the vault.' : 'The password is forgotten.');
        setTyping(false);
        setPassword('');
      },
      onError: (error) => {
        if (issuesOf(error).length === 0) tellFailure(error);
      },
    }),
  );
  const forget = () =>
    confirm({
      title: 'Forget the password?',
      body: 'It is deleted from the vault and cannot be shown any more. The account on its platform keeps it.',
      yes: 'Forget password',
      danger: true,
      onYes: () => save.mutate({ id: account.id, password: null }),
    });
  const refused = issuesOf(save.error).map(({ message }) => message);
  return (
    <div role="group" aria-label="Password" className={classes.vault}>
      <Group gap="xs" wrap="nowrap">
        <IconLock size={16} aria-hidden="true" />
        <Text size="sm" fw={550}>
          Password:{' '}
          {account.secretsUnreadable
            ? 'cannot be read'
            : account.hasPassword
              ? 'kept in the vault'
              : 'none kept'}
        </Text>
      </Group>
      {account.secretsUnreadable ? (
        <Text size="sm" className={classes.held}>
          Sign in again: the key that opens its password is not here (Settings tells why). Type the password
          once more below, or sign in through its browser.
        </Text>
      ) : null}
      {typing ? (
        <Stack gap="xs">
          <PasswordInput
            label="New password"
            autoComplete="new-password"
            autoFocus
            visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
            value={password}
            onChange={(change) => setPassword(change.currentTarget.value)}
            error={refused.length > 0 ? refused.join(' ') : null}
            onKeyDown={(press) => {
              if (press.key !== 'Enter') return;
              press.preventDefault();
              if (password !== '') save.mutate({ id: account.id, password });
            }}
          />
          <Group gap="xs">
            <Button
              size="xs"
              disabled={password === ''}
              loading={save.isPending}
              onClick={() => save.mutate({ id: account.id, password })}
            >
              Keep it
            </Button>
            <Button size="xs" variant="default" onClick={() => setTyping(false)}>
              Leave as it is
            </Button>
          </Group>
        </Stack>
      ) : (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => setTyping(true)}>
            {account.hasPassword ? 'Replace' : 'Add a password'}
          </Button>
          {account.hasPassword && !account.secretsUnreadable ? <ShowPassword account={account} /> : null}
          {account.hasPassword ? (
            <Button size="xs" variant="subtle" color="gray" c="var(--sy-soft)" onClick={forget}>
              Forget
            </Button>
          ) : null}
        </Group>
      )}
    </div>
  );
}

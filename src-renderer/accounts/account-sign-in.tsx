import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Account, LoginRoute } from '../../src-shared/domain/account.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatDateTime } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { loginLabels } from '../parts/tone.ts';
import { AccountBrowserPanel } from './account-browser.tsx';
import classes from './accounts.module.css';

const routes: Readonly<Record<LoginRoute, string>> = {
  connection: 'through its connection',
  phone: 'on its phone',
  browser: 'in its browser',
};

/** Whether an account is signed in and how that was found out, and its own browser. */
export function AccountSignInTab({ account }: { readonly account: Account }) {
  const { query } = useAgent();
  const test = useMutation(query.accounts.testLogin.mutationOptions());
  const { login } = account;
  return (
    <Stack pt="md" gap="md">
      {account.secretsUnreadable ? (
        <div className={classes.held}>
          Sign in again: the key that opens its password is not here (Settings tells why). Open its browser
          below and sign in there, or type the password once more under Details.
        </div>
      ) : null}
      <Panel title="Login test">
        <Stack gap="sm">
          {login === null ? (
            <Text size="sm" c="dimmed">
              Nobody has looked yet whether this account is signed in. The test only reads: it changes nothing
              on the platform.
            </Text>
          ) : (
            <div role="status">
              <Group gap="xs">
                <StatusBadge label={loginLabels[login.state]} />
                <Text size="sm" c="dimmed">
                  Looked at {routes[login.via]}, {formatDateTime(login.checkedAt)}
                </Text>
              </Group>
              <ul className={classes.evidence}>
                {login.evidence.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </div>
          )}
          {test.isError ? <FailureNotice error={test.error} /> : null}
          <div>
            <Button
              variant="default"
              size="xs"
              loading={test.isPending}
              onClick={() => test.mutate({ id: account.id })}
            >
              Test login
            </Button>
          </div>
        </Stack>
      </Panel>
      <AccountBrowserPanel account={account} />
    </Stack>
  );
}

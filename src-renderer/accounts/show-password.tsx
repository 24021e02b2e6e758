import { Button, Code, CopyButton, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { accountName } from '../../src-shared/account-name.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import { tellFailure } from '../parts/tell.tsx';

const shownFor = 30_000;

/** Shows the password after a question, for half a minute; it is nowhere kept on the screen's side. */
export function ShowPassword({ account }: { readonly account: Account }) {
  const { client } = useAgent();
  const { mutate, reset, data, isPending } = useMutation({
    mutationFn: () => client.accounts.showPassword({ id: account.id, confirmed: true }),
    onError: tellFailure,
    gcTime: 0,
  });
  const shown = data !== undefined;
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(reset, shownFor);
    return () => clearTimeout(timer);
  }, [shown, reset]);
  const ask = () =>
    confirm({
      title: `Show the password of ${accountName(account.handle)}?`,
      body: 'It stands on the screen for 30 seconds, so look who is watching. That it was shown is written to the history of the account.',
      yes: 'Show password',
      onYes: () => mutate(),
    });
  if (!shown)
    return (
      <Button size="xs" variant="default" loading={isPending} onClick={ask}>
        Show password
      </Button>
    );
  return (
    <Group gap="xs" role="status">
      <Code aria-label="The password">{data.password}</Code>
      <CopyButton value={data.password}>
        {({ copied, copy }) => (
          <Button size="xs" variant="default" onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
      <Button size="xs" variant="default" onClick={reset}>
        Hide
      </Button>
    </Group>
  );
}

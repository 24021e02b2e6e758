import { Button, Group } from '@mantine/core';
import { IconArchive, IconArchiveOff } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { accountName } from '../../src-shared/account-name.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import { useAgent } from '../agent/agent-context.ts';
import { RemoveButton } from '../parts/remove-button.tsx';
import { tellDone, tellFailure, tellUndo } from '../parts/tell.tsx';
import { useRemoveAccounts } from './remove-accounts.tsx';

/** Archives one account, takes it out again, or removes it. */
export function PutAway(props: { readonly account: Account; readonly onClose: () => void }) {
  const { account } = props;
  const { query } = useAgent();
  const name = accountName(account.handle);
  const restore = useMutation(
    query.accounts.restore.mutationOptions({
      onSuccess: () => tellDone(`${name} is back in the list.`),
      onError: tellFailure,
    }),
  );
  const archive = useMutation(
    query.accounts.archive.mutationOptions({
      onSuccess: () => {
        tellUndo(`${name} is archived.`, () => restore.mutate({ id: account.id }));
        props.onClose();
      },
      onError: tellFailure,
    }),
  );
  const remove = useRemoveAccounts(props.onClose);
  const away = account.archivedAt !== null;
  return (
    <Group gap={4}>
      <Button
        variant="subtle"
        color="gray"
        c="var(--sy-text)"
        px="xs"
        leftSection={away ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
        loading={archive.isPending || restore.isPending}
        onClick={() => (away ? restore : archive).mutate({ id: account.id })}
      >
        {away ? 'Restore' : 'Archive'}
      </Button>
      <RemoveButton
        px="xs"
        loading={remove.isPending}
        onClick={() => remove.ask(`Remove ${name}?`, () => Promise.resolve({ ids: [account.id] }))}
      />
    </Group>
  );
}

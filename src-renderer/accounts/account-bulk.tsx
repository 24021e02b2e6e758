import { Button, Menu } from '@mantine/core';
import { IconArchive, IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { AccountFilter } from '../../src-shared/domain/account.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { RemoveButton } from '../parts/remove-button.tsx';
import { accountLabels } from '../parts/tone.ts';
import { BulkBar } from '../tables/bulk-bar.tsx';
import { ExportDialog } from '../tables/export-dialog.tsx';
import { selectedCount, type Selection } from '../tables/selection.ts';
import { statuses } from './accounts-search.ts';
import { BulkDialog, bulkTitles, type BulkKind } from './bulk-dialog.tsx';
import { useRemoveAccounts } from './remove-accounts.tsx';
import { selectedAccounts, useAccountChanges } from './use-account-changes.ts';

const kinds: readonly BulkKind[] = ['tags', 'client', 'proxy', 'profile', 'phone'];

/** What can be done with the accounts that are ticked. */
export function AccountBulk(props: {
  readonly selection: Selection;
  readonly filter: AccountFilter;
  readonly total: number;
  readonly onClear: () => void;
}) {
  const { selection, filter } = props;
  const { client } = useAgent();
  const [dialog, setDialog] = useState<BulkKind | 'export' | null>(null);
  const selected = () => selectedAccounts(client, selection, filter);
  const change = useAccountChanges(selected);
  const remove = useRemoveAccounts(props.onClear);
  const count = selectedCount(selection, props.total);
  const putAway = filter.archived === 'only';
  const close = () => setDialog(null);
  return (
    <>
      <BulkBar count={count} nouns={['account', 'accounts']} onClear={props.onClear}>
        {kinds.map((kind) => (
          <Button key={kind} variant="default" size="xs" onClick={() => setDialog(kind)}>
            {bulkTitles[kind].short}
          </Button>
        ))}
        <Menu>
          <Menu.Target>
            <Button variant="default" size="xs" rightSection={<IconChevronDown size={13} />}>
              Status
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {statuses.map((status) => (
              <Menu.Item key={status} onClick={() => change.mutate({ status })}>
                {accountLabels[status].text}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArchive size={14} />}
          loading={change.isPending}
          onClick={() => change.mutate({ archived: !putAway }, { onSuccess: props.onClear })}
        >
          {putAway ? 'Restore' : 'Archive'}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} />}
          onClick={() => setDialog('export')}
        >
          Export
        </Button>
        <RemoveButton
          size="xs"
          loading={remove.isPending}
          onClick={() => remove.ask(`Remove ${formatCount(count, 'account')}?`, selected)}
        />
      </BulkBar>
      {dialog === 'export' ? (
        <ExportDialog
          what={formatCount(count, 'account')}
          fileName="accounts"
          write={async (how) => client.accounts.export({ selection: await selected(), ...how })}
          onClose={close}
        />
      ) : null}
      {dialog === null || dialog === 'export' ? null : (
        <BulkDialog kind={dialog} count={count} selected={selected} onClose={close} />
      )}
    </>
  );
}

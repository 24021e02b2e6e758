import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { AccountBulkChange, AccountSelection } from '../../src-shared/domain/account.ts';
import { issuesOf } from '../agent/failure.ts';
import { formatCount } from '../format/amount.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { ClientInput, DealOut, TagsInputs } from './bulk-fields.tsx';
import { PhoneSelect } from './phone-select.tsx';
import { useAccountChanges } from './use-account-changes.ts';

/** What of many accounts is set in a dialog. */
export type BulkKind = 'tags' | 'client' | 'proxy' | 'profile' | 'phone';

/** What each is called, on its button and over its dialog. */
export const bulkTitles: Readonly<Record<BulkKind, { readonly short: string; readonly title: string }>> = {
  tags: { short: 'Tags', title: 'Tags of' },
  client: { short: 'Client', title: 'Client of' },
  proxy: { short: 'Proxy', title: 'Proxy of' },
  profile: { short: 'Profile', title: 'Profile of' },
  phone: { short: 'Phone', title: 'Phone of' },
};

/** What each begins with; null: nothing is asked for yet. */
const beginnings: Readonly<Record<BulkKind, AccountBulkChange | null>> = {
  tags: null,
  client: { client: null },
  proxy: { proxyIds: [] },
  profile: { profileIds: [] },
  phone: { deviceId: null },
};

/** Asks for one change of many accounts and makes it. */
export function BulkDialog(props: {
  readonly kind: BulkKind;
  readonly count: number;
  readonly selected: () => Promise<AccountSelection>;
  readonly onClose: () => void;
}) {
  const { kind } = props;
  const [change, setChange] = useState(beginnings[kind]);
  const save = useAccountChanges(props.selected);
  const fields = () => {
    switch (kind) {
      case 'tags':
        return <TagsInputs onChange={setChange} />;
      case 'client':
        return <ClientInput onChange={(client) => setChange({ client })} />;
      case 'proxy':
        return <DealOut what="proxy" onChange={(proxyIds) => setChange({ proxyIds: [...proxyIds] })} />;
      case 'profile':
        return (
          <DealOut what="profile" onChange={(profileIds) => setChange({ profileIds: [...profileIds] })} />
        );
      case 'phone':
        return (
          <PhoneSelect
            value={change?.deviceId ?? null}
            onChange={(deviceId) => setChange({ deviceId })}
            error={null}
          />
        );
      default:
        return assertNever(kind);
    }
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={`${bulkTitles[kind].title} ${formatCount(props.count, 'account')}`}
    >
      <form
        onSubmit={(submit) => {
          submit.preventDefault();
          if (change !== null) save.mutate(change, { onSuccess: props.onClose });
        }}
      >
        <Stack>
          {fields()}
          {save.isError && issuesOf(save.error).length > 0 ? <FailureNotice error={save.error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending} disabled={change === null}>
              Change {formatCount(props.count, 'account')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

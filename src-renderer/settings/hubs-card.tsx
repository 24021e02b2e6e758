import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { IconDots, IconPencil, IconPlus, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Hub, HubState } from '../../src-shared/domain/hub.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { confirm } from '../parts/confirm.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Panel } from '../parts/panel.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { tellFailure } from '../parts/tell.tsx';
import type { Label } from '../parts/tone.ts';
import { EditHub } from './edit-hub.tsx';
import classes from './hubs.module.css';

const labels: Readonly<Record<HubState, Label>> = {
  unchecked: { text: 'Not asked yet', tone: 'idle' },
  ready: { text: 'Ready', tone: 'ok' },
  busy: { text: 'Full', tone: 'busy' },
  failed: { text: 'Not usable', tone: 'bad' },
};

/** Appium servers and Grids elsewhere whose phones are used like those on this desk. */
export function HubsCard() {
  const { query } = useAgent();
  const hubs = useQuery(query.devices.hubs.list.queryOptions({ input: {} }));
  const [edited, setEdited] = useState<Hub | 'new' | null>(null);
  return (
    <Panel
      title="Remote hubs"
      aside={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => setEdited('new')}
        >
          Add a hub
        </Button>
      }
    >
      {hubs.isPending ? <LoadingRows rows={1} height={40} /> : null}
      {hubs.isError ? <FailureNotice error={hubs.error} onRetry={() => void hubs.refetch()} /> : null}
      {hubs.data?.length === 0 ? (
        <Text size="sm" c="dimmed">
          Phones on another computer are used through its Appium server or Selenium Grid. Add it here when
          this desk has no more ports.
        </Text>
      ) : null}
      <ul className={classes.list}>
        {hubs.data?.map((hub) => (
          <HubRow key={hub.id} hub={hub} onEdit={() => setEdited(hub)} />
        ))}
      </ul>
      {edited === null ? null : (
        <EditHub hub={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Panel>
  );
}

function HubRow({ hub, onEdit }: { readonly hub: Hub; readonly onEdit: () => void }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: query.devices.key() });
  const check = useMutation(
    query.devices.hubs.check.mutationOptions({ onSuccess: refresh, onError: tellFailure }),
  );
  const remove = useMutation(
    query.devices.hubs.delete.mutationOptions({ onSuccess: refresh, onError: tellFailure }),
  );
  const places = hub.slots === null ? null : `${hub.free ?? 0} of ${formatCount(hub.slots, 'place')} free`;
  const facts = [formatCount(hub.phones.length, 'phone'), places, hub.state === 'ready' ? null : hub.reason];
  return (
    <li>
      <div className={classes.what}>
        <div className={classes.name}>
          {hub.name} <StatusBadge label={labels[hub.state]} alive={check.isPending} />
        </div>
        <div className={classes.soft}>{hub.url}</div>
        <div className={classes.soft}>{facts.filter((fact) => fact !== null).join(' · ')}</div>
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`More for ${hub.name}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => check.mutate({ id: hub.id })}>
            Ask it now
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
            Change
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size={16} />}
            onClick={() =>
              confirm({
                title: `Remove ${hub.name}?`,
                body: 'Its phones go with it. Accounts that post through them are left without a phone.',
                yes: 'Remove this hub',
                danger: true,
                onYes: () => remove.mutate({ id: hub.id }),
              })
            }
          >
            Remove
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

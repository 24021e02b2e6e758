import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Device } from '../../src-shared/domain/device.ts';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import menu from '../parts/menu-why.module.css';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import { DeviceName } from './device-name.tsx';

/** What is rarely done with a phone: rename it, forget it. */
export function DeviceMenu(props: { readonly device: Device; readonly onForgotten?: () => void }) {
  const { device } = props;
  const { query } = useAgent();
  const queries = useQueryClient();
  const [renaming, setRenaming] = useState(false);
  const forget = useMutation(
    query.devices.delete.mutationOptions({
      onSuccess: () => {
        tellDone(`${device.name} is forgotten.`);
        props.onForgotten?.();
        return queries.invalidateQueries({ queryKey: query.devices.key() });
      },
      onError: tellFailure,
    }),
  );
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`More for ${device.name}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setRenaming(true)}>
            Rename
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size={16} />}
            disabled={device.state !== 'absent'}
            onClick={() =>
              confirm({
                title: `Forget ${device.name}?`,
                body: 'Accounts that post through it are left without a phone. If it is plugged in again, it comes back as new.',
                yes: 'Forget this phone',
                danger: true,
                onYes: () => forget.mutate({ id: device.id }),
              })
            }
          >
            Forget
            {device.state === 'absent' ? null : (
              <span className={menu.why}>
                {device.simulated ? 'Stop the simulated phones first.' : 'Unplug it first.'}
              </span>
            )}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {renaming ? <DeviceName device={device} onClose={() => setRenaming(false)} /> : null}
    </>
  );
}

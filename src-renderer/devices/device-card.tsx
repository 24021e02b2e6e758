import { ActionIcon, Badge, Button, Menu, Text, Title, Tooltip } from '@mantine/core';
import {
  IconBattery3,
  IconBatteryCharging,
  IconDatabase,
  IconDeviceMobile,
  IconDots,
  IconEye,
  IconLock,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Device } from '../../src-shared/domain/device.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatBytes } from '../format/amount.ts';
import { formatAgo } from '../format/time.ts';
import { confirm } from '../parts/confirm.tsx';
import { TextLink } from '../parts/links.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import { deviceLabels } from '../parts/tone.ts';
import { useNow } from '../parts/use-now.ts';
import menu from '../parts/menu-why.module.css';
import { DeviceName } from './device-name.tsx';
import classes from './devices.module.css';

/** One phone: state with its reason, battery, storage, what it is doing. */
export function DeviceCard(props: { readonly device: Device; readonly onWatch: () => void }) {
  const { device } = props;
  const { query } = useAgent();
  const queries = useQueryClient();
  const now = useNow(60_000);
  const [renaming, setRenaming] = useState(false);
  const forget = useMutation(
    query.devices.delete.mutationOptions({
      onSuccess: () => {
        tellDone(`${device.name} is forgotten.`);
        return queries.invalidateQueries({ queryKey: query.devices.key() });
      },
      onError: tellFailure,
    }),
  );
  const watchable = device.state === 'ready' || device.state === 'degraded';
  return (
    <article className={classes.card} aria-label={device.name}>
      <div className={classes.top}>
        <span className={classes.icon} aria-hidden="true">
          <IconDeviceMobile size={22} stroke={1.6} />
        </span>
        <div className={classes.names}>
          <Title order={2} size="h3" className={classes.name}>
            {device.name}
          </Title>
          <Text c="dimmed" size="sm">
            {[device.model === device.name ? null : device.model, system(device)]
              .filter((part) => part !== null)
              .join(' · ')}
          </Text>
        </div>
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
      </div>
      <div className={classes.state}>
        <StatusBadge label={deviceLabels[device.state]} alive={device.state === 'preparing'} />
        {device.simulated ? (
          <Badge variant="outline" color="gray" size="sm" className={classes.simulated}>
            Simulated
          </Badge>
        ) : null}
        <span className={classes.reason}>{device.reason}</span>
      </div>
      <dl className={classes.facts}>
        {device.batteryPercent === null ? null : (
          <div>
            <dt>Battery</dt>
            <dd>
              {device.charging === true ? (
                <IconBatteryCharging size={16} aria-hidden="true" />
              ) : (
                <IconBattery3 size={16} aria-hidden="true" />
              )}
              {device.batteryPercent}%{device.charging === true ? ', charging' : ''}
            </dd>
          </div>
        )}
        {device.freeStorageBytes === null ? null : (
          <div>
            <dt>Free space</dt>
            <dd>
              <IconDatabase size={16} aria-hidden="true" />
              {formatBytes(device.freeStorageBytes)}
            </dd>
          </div>
        )}
        {device.screenLocked === true ? (
          <div>
            <dt>Screen</dt>
            <dd>
              <IconLock size={16} aria-hidden="true" />
              Locked
            </dd>
          </div>
        ) : null}
      </dl>
      <div className={classes.foot}>
        <span className={classes.busy}>
          {device.busyWith === null ? (
            device.state === 'absent' && device.lastSeenAt !== null ? (
              `Last seen ${formatAgo(device.lastSeenAt, now)}`
            ) : (
              'Free'
            )
          ) : (
            <TextLink to="/runs/$runId" params={{ runId: String(device.busyWith.runId) }} size="sm">
              Busy: open its run
            </TextLink>
          )}
        </span>
        <Tooltip label={`It can be watched when it is ready. ${device.reason}`} disabled={watchable}>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconEye size={15} />}
            data-disabled={!watchable}
            aria-disabled={!watchable}
            aria-label={`Watch ${device.name}`}
            onClick={watchable ? props.onWatch : undefined}
          >
            Watch
          </Button>
        </Tooltip>
      </div>
      {renaming ? <DeviceName device={device} onClose={() => setRenaming(false)} /> : null}
    </article>
  );
}

function system(device: Device): string | null {
  const name = device.platform === 'android' ? 'Android' : 'iOS';
  return device.osVersion === null ? name : `${name} ${device.osVersion}`;
}

import { Badge } from '@mantine/core';
import { IconBattery3, IconBatteryCharging, IconDeviceMobile, IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Device } from '../../src-shared/domain/device.ts';
import { DeviceBadge } from './device-badge.tsx';
import { isReachable, whatItDoes } from './device-words.ts';
import classes from './wall.module.css';

/** One phone on the wall: its screen as it is now, whose hands it is in, what it does. */
export function PhoneTile({
  device,
  picture,
}: {
  readonly device: Device;
  readonly picture: string | undefined;
}) {
  const isSeen = isReachable(device) && picture !== undefined;
  return (
    <Link
      to="/devices/$deviceId"
      params={{ deviceId: String(device.id) }}
      className={classes.tile ?? ''}
      data-tile
      data-held={device.heldBy !== null}
    >
      <span className={classes.glass}>
        {isSeen ? (
          <img src={picture} alt="" className={classes.picture} draggable={false} />
        ) : (
          <IconDeviceMobile size={40} stroke={1.2} className={classes.dark} aria-hidden="true" />
        )}
      </span>
      <span className={classes.head}>
        <span className={classes.name}>{device.name}</span>
        <Battery device={device} />
      </span>
      <span className={classes.state}>
        <DeviceBadge device={device} />
        {device.simulated ? (
          <Badge variant="outline" color="gray" size="sm" className={classes.simulated}>
            Simulated
          </Badge>
        ) : null}
      </span>
      <span className={classes.doing} title={whatItDoes(device)}>
        {whatItDoes(device)}
      </span>
    </Link>
  );
}

function Battery({ device }: { readonly device: Device }) {
  const { batteryPercent, charging, screenLocked } = device;
  return (
    <span className={classes.battery}>
      {screenLocked === true ? <IconLock size={14} aria-label="Locked" /> : null}
      {batteryPercent === null ? null : (
        <>
          {charging === true ? (
            <IconBatteryCharging size={15} aria-hidden="true" />
          ) : (
            <IconBattery3 size={15} aria-hidden="true" />
          )}
          {batteryPercent}%
        </>
      )}
    </span>
  );
}

import type { Device } from '../../src-shared/domain/device.ts';
import { DeviceAccounts } from './device-accounts.tsx';
import { DeviceApps } from './device-apps.tsx';
import { DeviceHealth } from './device-health.tsx';
import { DeviceHistory } from './device-history.tsx';
import { DeviceNow } from './device-now.tsx';
import { DeviceQuarantine } from './device-quarantine.tsx';
import { DeviceSorting } from './device-sorting.tsx';
import classes from './device-page.module.css';

/** What is known of one phone and set for it, one panel each, in the order a person needs them. */
export function DeviceSections({ device }: { readonly device: Device }) {
  return (
    <section className={classes.sections} aria-label={`About ${device.name}`}>
      <DeviceNow device={device} />
      <DeviceQuarantine key={`work-${device.id}`} device={device} />
      <DeviceHealth device={device} />
      <DeviceHistory deviceId={device.id} />
      <DeviceAccounts device={device} />
      <DeviceApps device={device} />
      <DeviceSorting key={`sorting-${device.id}`} device={device} />
    </section>
  );
}

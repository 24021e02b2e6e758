import type { Device } from '../../src-shared/domain/device.ts';
import { DeviceAccounts } from './device-accounts.tsx';
import { DeviceHistory } from './device-history.tsx';
import { DeviceNow } from './device-now.tsx';
import classes from './device-page.module.css';

/** What is known of one phone and set for it, one panel each, in the order a person needs them. */
export function DeviceSections({ device }: { readonly device: Device }) {
  return (
    <section className={classes.sections} aria-label={`About ${device.name}`}>
      <DeviceNow device={device} />
      <DeviceHistory deviceId={device.id} />
      <DeviceAccounts deviceId={device.id} />
    </section>
  );
}

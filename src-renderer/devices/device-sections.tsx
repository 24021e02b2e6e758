import type { Device } from '../../src-shared/domain/device.ts';
import classes from './device-page.module.css';

/** What is known of one phone and set for it, one panel each, in the order a person needs them. */
export function DeviceSections({ device }: { readonly device: Device }) {
  return <div className={classes.sections} aria-label={`About ${device.name}`} />;
}

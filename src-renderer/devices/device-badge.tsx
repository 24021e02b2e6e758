import type { Device } from '../../src-shared/domain/device.ts';
import { StatusBadge } from '../parts/status-badge.tsx';
import { deviceLabel } from './device-words.ts';

/** Whose hands a phone is in, or how it does; it breathes while something happens on it. */
export function DeviceBadge({ device }: { readonly device: Device }) {
  return (
    <StatusBadge
      label={deviceLabel(device)}
      alive={device.state === 'preparing' || device.busyWith !== null}
    />
  );
}

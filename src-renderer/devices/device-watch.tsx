import { Modal } from '@mantine/core';
import type { Device } from '../../src-shared/domain/device.ts';
import { LiveScreen } from './live-screen.tsx';

/** The phone's screen in a window of its own. */
export function DeviceWatch(props: { readonly device: Device; readonly onClose: () => void }) {
  return (
    <Modal opened onClose={props.onClose} title={props.device.name} size="auto">
      <LiveScreen device={props.device} />
    </Modal>
  );
}

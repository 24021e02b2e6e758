import { portMessageType, type ShellBridge } from '../../src-shared/shell/channels.ts';
import type { PortSource } from './port-link.ts';

declare global {
  interface Window {
    /** There inside the desktop app only. */
    readonly switchyard?: ShellBridge;
  }
}

/**
 * Ports as the desktop app's preload hands them over: in a message of this window to itself. Messages of
 * anybody else are ignored.
 */
export function bridgePorts(bridge: ShellBridge, page: Window): PortSource {
  return {
    request: () => bridge.requestPort(),
    onPort(listener) {
      page.addEventListener('message', (message: MessageEvent<unknown>) => {
        const port = message.ports[0];
        if (message.source !== page || port === undefined || !isPortMessage(message.data)) return;
        listener(port);
      });
    },
  };
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === portMessageType;
}

import type { PortSource } from './port-link.ts';

/** What the desktop app's preload puts on the window. `connect` asks for a port to the agent. */
export interface DesktopBridge {
  connect(): unknown;
}

declare global {
  interface Window {
    readonly switchyard?: DesktopBridge;
  }
}

/**
 * Ports as the preload hands them over: a message `{type: 'switchyard:port'}` of this window to itself.
 * Messages of anybody else are ignored.
 */
export function bridgePorts(bridge: DesktopBridge, page: Window): PortSource {
  return {
    request: () => void bridge.connect(),
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
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'switchyard:port';
}

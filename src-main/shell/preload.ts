import { contextBridge, ipcRenderer } from 'electron';
import { portMessageType, shellChannels } from '../../src-shared/shell/channels.ts';
import type { ShellBridge } from '../../src-shared/shell/channels.ts';

/** Put in by the build. */
declare const APP_VERSION: string;

// Ports cannot cross the context bridge; a message of the window to itself, at its own exact origin, can carry them.
ipcRenderer.on(shellChannels.deliverPort, (event) => {
  window.postMessage({ type: portMessageType }, window.location.origin, event.ports);
});

const bridge: ShellBridge = Object.freeze({
  requestPort: () => void ipcRenderer.invoke(shellChannels.requestPort, {}),
  version: APP_VERSION,
  platform: process.platform,
});

contextBridge.exposeInMainWorld('switchyard', bridge);

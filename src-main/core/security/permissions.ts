import { isAppAddress } from '../app-address.ts';
import type { PermissionName, SessionPort } from '../ports.ts';

/** Every permission Electron knows. One that a new version adds has no row here, which fails the build. */
export const permissions = {
  // A run that needs a person says so while the window is hidden.
  notifications: 'allow',
  // "Copy" buttons.
  'clipboard-sanitized-write': 'allow',
  // The screenshots of a run.
  fullscreen: 'allow',
  ar: 'deny',
  'automatic-fullscreen': 'deny',
  'background-fetch': 'deny',
  'background-sync': 'deny',
  'captured-surface-control': 'deny',
  'clipboard-read': 'deny',
  'deprecated-sync-clipboard-read': 'deny',
  'display-capture': 'deny',
  fileSystem: 'deny',
  geolocation: 'deny',
  'geolocation-approximate': 'deny',
  'hand-tracking': 'deny',
  hid: 'deny',
  'idle-detection': 'deny',
  keyboardLock: 'deny',
  'local-fonts': 'deny',
  // The page talks over its port only; the agent is who reaches phones and the network.
  'local-network': 'deny',
  'local-network-access': 'deny',
  'loopback-network': 'deny',
  // No screen uses a camera or a microphone.
  media: 'deny',
  mediaKeySystem: 'deny',
  midi: 'deny',
  midiSysex: 'deny',
  nfc: 'deny',
  // Links leave through the navigation rules.
  openExternal: 'deny',
  'payment-handler': 'deny',
  'periodic-background-sync': 'deny',
  'persistent-storage': 'deny',
  pointerLock: 'deny',
  'screen-wake-lock': 'deny',
  sensors: 'deny',
  serial: 'deny',
  'smart-card': 'deny',
  'speaker-selection': 'deny',
  'storage-access': 'deny',
  'system-wake-lock': 'deny',
  'top-level-storage-access': 'deny',
  usb: 'deny',
  vr: 'deny',
  'web-app-installation': 'deny',
  'web-printing': 'deny',
  'window-management': 'deny',
  unknown: 'deny',
} as const satisfies Record<PermissionName, 'allow' | 'deny'>;

/** Whether a page may have a permission: one of the few allowed, for the top frame of our own page. */
function judgePermission(name: PermissionName, address: string, isMainFrame: boolean): boolean {
  // Electron can send a name its own types do not know, so the table is asked as one that may have no row.
  const row = Object.hasOwn(permissions, name) ? permissions[name] : 'deny';
  return row === 'allow' && isMainFrame && isAppAddress(address);
}

/** Sets all three deciders; without the second and third, Chromium's defaults would answer part of the questions. */
export function guardPermissions(session: SessionPort): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) =>
    callback(judgePermission(permission, details.requestingUrl, details.isMainFrame)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    judgePermission(permission, origin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
}

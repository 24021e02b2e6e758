import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  IpcMain,
  IpcMainInvokeEvent,
  MessagePortMain,
  NativeTheme,
  PowerMonitor,
  PowerSaveBlocker,
  Protocol,
  SafeStorage,
  Session,
  UtilityProcess,
  WebContents,
  WebFrameMain,
  utilityProcess,
} from 'electron';
import type { Channel } from '../../src-main/core/agent/window-ports.ts';
import type { Ports } from '../../src-main/core/application.ts';
import type * as ports from '../../src-main/core/ports.ts';
import type { permissions } from '../../src-main/core/security/permissions.ts';
import type { schemeRegistration } from '../../src-main/core/app-address.ts';
import type { WindowOptions } from '../../src-main/core/windows/window-options.ts';

/*
 * Compiled, never run: Electron's own types have to fit what the shell takes them for. A version of Electron that no
 * longer does stops the build here, without its program ever being there.
 */

type Fits<Port, Real extends Port> = [Port, Real];
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never;

/** Every object of Electron's that is passed to the core as it is. */
export type Conformance = [
  Fits<ports.AppPort, App>,
  Fits<ports.SessionPort, Session>,
  Fits<ports.ProtocolPort, Protocol>,
  Fits<ports.IpcPort, IpcMain>,
  Fits<ports.IpcCall, IpcMainInvokeEvent>,
  Fits<ports.FramePort, WebFrameMain>,
  Fits<ports.ContentsPort, WebContents>,
  Fits<ports.WindowPort, BrowserWindow>,
  Fits<ports.UtilityPort, typeof utilityProcess>,
  Fits<ports.UtilityChild, UtilityProcess>,
  Fits<ports.PowerPort, PowerMonitor>,
  Fits<ports.SafeStoragePort, SafeStorage>,
  Fits<ports.SleepBlocker, PowerSaveBlocker>,
  Fits<ports.ThemePort, NativeTheme>,
  Fits<ports.DialogPort, Dialog>,
  Fits<ports.TransferPort, MessagePortMain>,
  Fits<Channel['port2'], MessagePortMain>,
  Fits<Parameters<Protocol['registerSchemesAsPrivileged']>[0][number], typeof schemeRegistration>,
  Fits<BrowserWindowConstructorOptions, WindowOptions>,
  Fits<ports.MenuItem, Parameters<Ports['setMenu']>[0][number]>,
];

/** The table has a row for every permission that Electron can ask for or check, and for no other. */
export const everyPermissionIsDecided: [
  Same<keyof typeof permissions, ports.PermissionName>,
  Same<Parameters<NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>>[1], ports.PermissionName>,
] = [true, true];

/** That this file can fail at all: a port with a method that Electron's object lacks does not fit. */
// @ts-expect-error -- no such method
export type Misfit = Fits<{ startBlocking(): void }, PowerSaveBlocker>;

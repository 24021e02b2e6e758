import { randomBytes } from 'node:crypto';
import { crashReporter, shell } from 'electron/common';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  utilityProcess,
} from 'electron/main';
import { schemeRegistration } from '../core/app-address.ts';
import { startApplication } from '../core/application.ts';
import { systemClock } from '../core/clock.ts';
import { desktopArguments } from '../core/desktop-arguments.ts';
import { openFileLog } from '../core/log.ts';
import { resourcePaths } from '../core/resource-paths.ts';
import { electronTray } from './electron-tray.ts';

// The order matters: one instance, then what Electron takes only before it is ready.
if (!app.requestSingleInstanceLock()) app.exit(0);
crashReporter.start({ uploadToServer: false });
protocol.registerSchemesAsPrivileged([schemeRegistration]);

const start = () =>
  startApplication({
    app,
    session: session.defaultSession,
    protocol,
    ipc: ipcMain,
    utility: utilityProcess,
    power: powerMonitor,
    safeStorage,
    sleep: powerSaveBlocker,
    theme: nativeTheme,
    dialog,
    createWindow: (options) => new BrowserWindow(options),
    createTray: electronTray,
    createChannel: () => new MessageChannelMain(),
    setMenu: (items) => Menu.setApplicationMenu(Menu.buildFromTemplate(items)),
    openExternal: (address) => shell.openExternal(address),
    kill: (pid, signal) => process.kill(pid, signal),
    print: (line) => void process.stdout.write(`${line}\n`),
    nonce: () => randomBytes(16).toString('base64'),
    randomKey: () => randomBytes(32),
    clock: systemClock,
    log: openFileLog(app.getPath('logs')),
    paths: resourcePaths(app.getAppPath(), process.resourcesPath, app.isPackaged),
    environment: process.env,
    platform: process.platform,
    arguments: desktopArguments(process.argv),
  });

// Not awaited: Electron gets ready only once this module has run to its end.
app.whenReady().then(start, () => app.exit(1));

import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { rmSync } from 'node:fs';
import { appiumBoot, type AppiumReady } from '../../../src-shared/processes/appium-host.ts';
import { parentWire } from '../../../src-shared/processes/parent-wire.ts';
import { freePort } from '../../processes/free-port.ts';
import { prepareAppiumHome } from './appium-home.ts';
import { AppiumLog } from './appium-log.ts';
import { pidFileIn, writePidFile } from './pid-file.ts';

/** How long Appium may take to end its sessions before it is ended without them. */
const stopLimit = 5000;

const wire = parentWire(process);
if (wire === null) throw new Error('this program is started by Switchyard, not by hand');
const firstMessage = new Promise<unknown>((resolve) => void wire.onMessage(resolve));
wire.onClosed(() => {
  // Appium handles SIGTERM: it ends its sessions on the phones and exits.
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), stopLimit).unref();
});
const boot = appiumBoot.parse(await firstMessage);

process.env['ANDROID_HOME'] = boot.androidHome;
process.env['APPIUM_HOME'] = boot.appiumHome;
prepareAppiumHome(boot.appiumHome, boot.drivers, import.meta.url);
await writePidFile(boot.appiumHome);
process.on('exit', () => rmSync(pidFileIn(boot.appiumHome), { force: true }));

const log = new AppiumLog(boot.logFile, boot.logLevel, [boot.basePath]);
const port = await freePort();
const { main } = await loadAppium();
// A port taken in the meantime makes Appium exit; whoever started this program starts it again.
await main({
  address: '127.0.0.1',
  port,
  basePath: boot.basePath,
  appiumHome: boot.appiumHome,
  useDrivers: boot.drivers,
  loglevel: 'error',
  logFilters: [{ text: boot.basePath, replacer: '/…' }],
  logHandler: (level: string, message: string) => log.write(level, message),
  logNoColors: true,
  shutdownTimeout: 1000,
  throwInsteadOfExit: true,
});
const ready: AppiumReady = { type: 'ready', port };
wire.send(ready);

/** Not by a plain import: Appium's types are source files that do not compile under this project's settings. */
async function loadAppium(): Promise<{ main: (options: Record<string, unknown>) => Promise<unknown> }> {
  return await import(pathToFileURL(createRequire(import.meta.url).resolve('appium')).href);
}

import type { Browser } from 'webdriverio';
import type { AdbClient } from '../adb/adb-client.ts';
import { type HeldLease, PhoneError } from '../phone-driver.ts';
import { restartApp, startApp } from './launch-app.ts';

/** What a session does beside W3C commands, and how it gets at the phone for that. Calls throw what they throw. */
export interface SessionReach {
  screenshot(): Promise<Uint8Array>;
  /** Brings the app to the front from its first screen. */
  restartApp(packageName: string): Promise<void>;
  /** Brings the app to the front as it was. */
  startApp(packageName: string): Promise<void>;
}

/** Over adb beside the session: the picture comes without the way through Appium as base64, and apps start as from a launcher. */
export function reachByAdb(adb: AdbClient, lease: HeldLease, signal: AbortSignal): SessionReach {
  const launchers = new Map<string, string>();
  const app = (packageName: string) => ({
    adb,
    transport: lease.transport,
    packageName,
    launchers,
    signal,
  });
  return {
    screenshot: () => adb.exec(lease.transport, 'screencap -p'),
    restartApp: (packageName) => restartApp(app(packageName)),
    startApp: (packageName) => startApp(app(packageName)),
  };
}

/** Through the session alone, for phones whose adb is elsewhere. */
export function reachByAppium(browser: Browser): SessionReach {
  const run = async (command: string, packageName: string): Promise<unknown> =>
    await browser.executeScript(`mobile: ${command}`, [{ appId: packageName }]);
  const startApp = async (packageName: string) => {
    if ((await run('isAppInstalled', packageName)) !== true)
      throw new PhoneError('app_missing', `${packageName} is not installed on the phone`);
    await run('activateApp', packageName);
  };
  return {
    screenshot: async () => Buffer.from(await browser.takeScreenshot(), 'base64'),
    startApp,
    restartApp: async (packageName) => {
      await run('terminateApp', packageName);
      await startApp(packageName);
    },
  };
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { compareVersions } from '../version.ts';
import type { AdbClient } from './adb/adb-client.ts';
import { withApkOnPhone } from './apk-on-phone.ts';
import { parseInstalledVersion } from './package-version.ts';

const installLimit = 180_000;
const packageFile = z.object({ version: z.string() });

/** One of the programs Appium needs on the phone, and where this computer has it. */
export type HelperApp = {
  readonly packageName: string;
  readonly version: string;
  readonly apkPath: string;
};

/** A helper app could not be installed; the message tells the person what to do. */
export class HelperAppError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'HelperAppError';
  }
}

/** Where the uiautomator2 driver is installed, seen from a module or package of this program. */
export function findDriverDirectory(from: string | URL): string {
  return dirname(createRequire(from).resolve('appium-uiautomator2-driver/package.json'));
}

/** The three helper apps that the driver's packages bring. */
export function helperAppsOf(driverDirectory: string): HelperApp[] {
  const require = createRequire(join(driverDirectory, 'package.json'));
  const settings = packageAt(require.resolve('io.appium.settings/package.json'));
  const server = packageAt(require.resolve('appium-uiautomator2-server/package.json'));
  return [
    {
      packageName: 'io.appium.settings',
      version: settings.version,
      apkPath: join(settings.directory, 'apks', 'settings_apk-debug.apk'),
    },
    {
      packageName: 'io.appium.uiautomator2.server',
      version: server.version,
      apkPath: join(server.directory, 'apks', `appium-uiautomator2-server-v${server.version}.apk`),
    },
    {
      packageName: 'io.appium.uiautomator2.server.test',
      version: server.version,
      apkPath: join(server.directory, 'apks', 'appium-uiautomator2-server-debug-androidTest.apk'),
    },
  ];
}

/**
 * Installs helper apps itself: without Android's build tools the driver cannot read an APK's version and would put the
 * settings app on the phone in every session, and never renew an old server.
 */
export class HelperApps {
  readonly #adb: Pick<AdbClient, 'shell' | 'push'>;
  readonly #apps: readonly HelperApp[];
  readonly #now: () => number;

  constructor(adb: Pick<AdbClient, 'shell' | 'push'>, apps: readonly HelperApp[], now: () => number) {
    this.#adb = adb;
    this.#apps = apps;
    this.#now = now;
  }

  /**
   * Brings the phone's helper apps up to date; `onInstalling` is called once when there is something to do. Throws
   * HelperAppError, or AdbError when the phone goes away.
   */
  async ensure(transport: string, signal: AbortSignal, onInstalling: () => void): Promise<void> {
    const needed = await this.#needed(transport, signal);
    if (needed.length === 0) return;
    onInstalling();
    for (const app of needed) await this.#install(transport, app, signal);
  }

  async #needed(transport: string, signal: AbortSignal): Promise<HelperApp[]> {
    const installed = await Promise.all(
      this.#apps.map(async ({ packageName }) => {
        const { stdout } = await this.#adb.shell(transport, `dumpsys package ${packageName}`, { signal });
        return parseInstalledVersion(stdout, packageName);
      }),
    );
    return this.#apps.filter((app, position) => {
      const version = installed[position] ?? null;
      return version === null || (version !== '' && compareVersions(version, app.version) < 0);
    });
  }

  async #install(transport: string, app: HelperApp, signal: AbortSignal): Promise<void> {
    const parts = { adb: this.#adb, now: this.#now };
    const said = await withApkOnPhone(parts, { transport, apkPath: app.apkPath, signal }, async (apk) => {
      const limits = { signal, timeoutMs: installLimit };
      const install = `pm install -r -g ${apk}`;
      let answer = await this.#adb.shell(transport, install, limits);
      if (/INSTALL_FAILED_(UPDATE_INCOMPATIBLE|VERSION_DOWNGRADE)/.test(answer.stdout + answer.stderr)) {
        await this.#adb.shell(transport, `pm uninstall ${app.packageName}`, limits);
        answer = await this.#adb.shell(transport, install, limits);
      }
      return `${answer.stdout}\n${answer.stderr}`;
    });
    if (!said.includes('Success')) throw new HelperAppError(explainFailure(said, app.packageName));
  }
}

/** What a person can do about a refused installation; codes of Android's PackageManager. */
export function explainFailure(said: string, packageName: string): string {
  if (/INSTALL_FAILED_USER_RESTRICTED|INSTALL_FAILED_ABORTED|INSTALL_CANCELED_BY_USER/.test(said))
    return 'The phone refused the helper apps. Switch on “Install via USB” in its developer options and confirm on the phone.';
  if (/INSTALL_FAILED_INSUFFICIENT_STORAGE/.test(said))
    return 'The phone has no room for the helper apps. Make room on the phone.';
  const code = /INSTALL_[A-Z_]+/.exec(said)?.[0] ?? 'no reason given';
  return `The helper app ${packageName} could not be installed (${code}). Restart the phone and plug it in again.`;
}

function packageAt(file: string): { directory: string; version: string } {
  return {
    directory: dirname(file),
    version: packageFile.parse(JSON.parse(readFileSync(file, 'utf8'))).version,
  };
}

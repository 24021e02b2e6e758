import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { errorFields, type Log } from '../log.ts';
import type { ProcessHost } from '../processes/process-host.ts';
import type { Store } from '../store/store.ts';
import { AdbClient } from './adb/adb-client.ts';
import { AdbServer } from './adb/adb-server.ts';
import { androidHomeFor } from './appium/android-home.ts';
import { AppiumHost } from './appium/appium-host.ts';
import { endLeftoverHost } from './appium/pid-file.ts';
import { SystemPorts } from './appium/system-ports.ts';
import { AppiumPhones } from './appium-phones.ts';
import { DeviceRegistry } from './device-registry.ts';
import { findDriverDirectory, HelperApps, helperAppsOf } from './helper-apps.ts';
import { type FollowLogParts, followLog, type PhoneLog } from './phone-log/follow-log.ts';
import type { Phones } from './phone-driver.ts';
import { ScreenWatch } from './screen-watch.ts';
import { startRealTimer } from './timers.ts';

/** Everything that has to do with phones, started and wired. */
export interface PhoneRoom extends AsyncDisposable {
  readonly adb: AdbClient;
  readonly registry: DeviceRegistry;
  readonly screenWatch: ScreenWatch;
  readonly phones: Phones;
  /** Listens to a phone's log until that is disposed of. */
  readonly followLog: (deviceId: number) => PhoneLog;
}

/** What it is built from. `adbBinary` is null where adb is not installed: phones then stay absent until it is. */
export type PhoneRoomParts = {
  readonly store: Store;
  readonly dataDir: string;
  readonly processHost: ProcessHost;
  readonly adbPort: number;
  readonly isolatedAdb: boolean;
  readonly adbBinary: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
};

const idleMs = 10 * 60_000;
const readTimeoutMs = 60_000;
const endLimitMs = 20_000;

/** Starts following phones at once; Appium is started with the first session. A host that a killed agent left is ended first. */
export async function startPhoneRoom(parts: PhoneRoomParts): Promise<PhoneRoom> {
  const { store, log, adbBinary } = parts;
  const owned = new AsyncDisposableStack();
  const folder = join(parts.dataDir, 'appium');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await endLeftoverHost(folder);
  const adb = new AdbClient(parts.adbPort);
  const server = owned.use(
    new AdbServer({ client: adb, binary: adbBinary, isolated: parts.isolatedAdb, env: parts.environment }),
  );
  const registry = owned.use(
    new DeviceRegistry({
      store,
      adb,
      ensureServer: () => server.ensure(),
      helperApps: new HelperApps(
        adb,
        helperAppsOf(findDriverDirectory(import.meta.url)),
        store.now.bind(store),
      ),
      startTimer: startRealTimer,
      uid: uuidv7,
      onAdbLost: (error) => log.warn('adb is not there', errorFields(error)),
    }),
  );
  const host = owned.use(
    new AppiumHost({
      processHost: parts.processHost,
      folder,
      androidHome: adbBinary === null ? '' : androidHomeFor(adbBinary, join(folder, 'android')),
      secret: () => randomBytes(16).toString('hex'),
      startTimer: startRealTimer,
      now: () => store.now(),
      idleMs,
      logLevel: 'info',
    }),
  );
  const ports = new SystemPorts({ first: 8200, last: 8299 }, join(folder, 'ports.json'), Math.random);
  void server
    .ensure()
    .then(() => ports.removeLeftovers(adb))
    .catch((error: unknown) => log.warn('forwards of an earlier agent may be left', errorFields(error)));
  const phones = new AppiumPhones({
    adb,
    host,
    ports,
    fetch,
    readTimeoutMs,
    endLimitMs,
    uniqueName: uuidv7,
    startTimer: startRealTimer,
    now: () => store.now(),
  });
  const screenWatch = new ScreenWatch({
    adb,
    transportOf: (deviceId) => registry.transportOf(deviceId),
    startTimer: startRealTimer,
    now: () => store.now(),
    shrink: async (png, width) => {
      const { smallPicture } = await import('./small-picture.ts');
      return await smallPicture(png, width);
    },
  });
  const logParts: FollowLogParts = {
    adb,
    transportOf: (deviceId) => registry.transportOf(deviceId),
    startTimer: startRealTimer,
    now: () => store.now(),
  };
  const followPhone = (deviceId: number) => followLog(logParts, deviceId);
  return {
    adb,
    registry,
    screenWatch,
    phones,
    followLog: followPhone,
    [Symbol.asyncDispose]: async () => await owned.disposeAsync(),
  };
}

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
import { AppiumPool, usualPerHost } from './appium/appium-pool.ts';
import { hostFolder, leftHostFolders } from './appium/host-folders.ts';
import { endLeftoverHost } from './appium/pid-file.ts';
import { SystemPorts } from './appium/system-ports.ts';
import { AppiumPhones } from './appium-phones.ts';
import { DeviceRegistry } from './device-registry.ts';
import { findDriverDirectory, HelperApps, helperAppsOf } from './helper-apps.ts';
import { type FollowLogParts, followLog, type PhoneLog } from './phone-log/follow-log.ts';
import type { Phones } from './phone-driver.ts';
import { adbPicture } from './adb-picture.ts';
import { iosPicture } from './ios/ios-picture.ts';
import { lateIos, type LateIos } from './ios/late-ios.ts';
import type { MacTools } from './ios/mac-tools.ts';
import { ScreenWatch } from './screen-watch.ts';
import type { Tasks } from '../tasks/tasks.ts';
import { AppInstalls } from './app-installs.ts';
import { startRealTimer } from './timers.ts';
import type { Secrets } from '../vault/secrets.ts';
import { HubPhones } from './hubs/hub-phones.ts';
import { Hubs } from './hubs/hubs.ts';
import { PhonesBySource } from './phones-by-source.ts';
import { transportElsewhere } from './transport-elsewhere.ts';
import { WirelessPhones } from './wireless/wireless-phones.ts';

/** Phones beyond the cable, and what is put on them. */
export type Fleet = {
  readonly hubs: Hubs;
  readonly ios: LateIos;
  readonly installs: AppInstalls;
  readonly wireless: WirelessPhones;
};

/** Everything that has to do with phones, started and wired. */
export interface PhoneRoom extends AsyncDisposable {
  readonly adb: AdbClient;
  readonly registry: DeviceRegistry;
  readonly phones: Phones;
  readonly screenWatch: ScreenWatch;
  /** What needs tasks and secrets; opened once. */
  readonly openFleet: (tasks: Tasks, secrets: Secrets) => Fleet;
  /** How a phone is named where it is reached now, or null while it cannot be. */
  readonly transportOf: (deviceId: number) => string | null;
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
  /** What a Mac's tools are asked; null: this is no Mac, left out: as this system is. */
  readonly macTools?: MacTools | null;
  readonly log: Log;
};

const idleMs = 10 * 60_000;
const readTimeoutMs = 60_000;
const endLimitMs = 20_000;

/** Starts following phones at once; Appium is started with the first session. A host that a killed agent left is ended first. */
export async function startPhoneRoom(parts: PhoneRoomParts): Promise<PhoneRoom> {
  const { store, log, adbBinary } = parts;
  const startTimer = startRealTimer;
  const now = () => store.now();
  const owned = new AsyncDisposableStack();
  const folder = join(parts.dataDir, 'appium');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const left of leftHostFolders(folder)) await endLeftoverHost(left);
  const adb = new AdbClient(parts.adbPort);
  const server = owned.use(
    new AdbServer({ client: adb, binary: adbBinary, isolated: parts.isolatedAdb, env: parts.environment }),
  );
  const registry = owned.use(
    new DeviceRegistry({
      store,
      adb,
      ensureServer: () => server.ensure(),
      helperApps: new HelperApps(adb, helperAppsOf(findDriverDirectory(import.meta.url)), now),
      startTimer,
      uid: uuidv7,
      onAdbLost: (error) => log.warn('adb is not there', errorFields(error)),
    }),
  );
  const transportOf = (deviceId: number) => registry.transportOf(deviceId);
  const openHost = (number: number) =>
    new AppiumHost({
      processHost: parts.processHost,
      folder: hostFolder(folder, number),
      androidHome: adbBinary === null ? '' : androidHomeFor(adbBinary, join(folder, 'android')),
      secret: () => randomBytes(16).toString('hex'),
      startTimer,
      now,
      idleMs,
      logLevel: 'info',
    });
  const host = owned.use(new AppiumPool({ openHost, perHost: usualPerHost }));
  const ports = new SystemPorts({ first: 8200, last: 8299 }, join(folder, 'ports.json'), Math.random);
  void server
    .ensure()
    .then(() => ports.removeLeftovers(adb))
    .catch((error: unknown) => log.warn('forwards of an earlier agent may be left', errorFields(error)));
  const phones = new PhonesBySource(store);
  const byAdb = new AppiumPhones({
    adb,
    host,
    ports,
    fetch,
    readTimeoutMs,
    endLimitMs,
    uniqueName: uuidv7,
    startTimer,
    now,
  });
  phones.serve('adb', byAdb);
  const screenWatch = new ScreenWatch({
    capture: (deviceId) => {
      const transport = transportOf(deviceId);
      return transport === null ? iosPicture(store, deviceId, fetch) : adbPicture(adb, transport);
    },
    startTimer,
    now,
    shrink: async (png, width) => {
      const { smallPicture } = await import('./small-picture.ts');
      return await smallPicture(png, width);
    },
  });
  const logParts: FollowLogParts = { adb, transportOf, startTimer, now };
  const wireless = new WirelessPhones({
    store,
    adb,
    pairing: adbBinary === null ? null : { binary: adbBinary, port: parts.adbPort, env: parts.environment },
    ensureServer: () => server.ensure(),
    network: registry,
  });
  const refresh = (deviceId: number) => registry.refresh(deviceId);
  return {
    adb,
    registry,
    screenWatch,
    phones,
    followLog: (deviceId) => followLog(logParts, deviceId),
    transportOf: (deviceId) => transportOf(deviceId) ?? transportElsewhere(store, deviceId),
    openFleet: (tasks, secrets) => {
      const hubs = owned.use(new Hubs({ store, secrets, fetch, startTimer }));
      const hubOf = (deviceId: number) => hubs.hubOf(deviceId);
      phones.serve('hub', new HubPhones({ store, secrets, hubOf, fetch, uniqueName: uuidv7, endLimitMs }));
      const installs = new AppInstalls({ store, adb, tasks, now, transportOf, startTimer, refresh });
      const { dataDir, processHost, macTools } = parts;
      const ios = owned.use(
        lateIos({ store, dataDir, processHost, phones, tasks, macTools }, (error) =>
          log.warn('iPhones cannot be followed', errorFields(error)),
        ),
      );
      return { hubs, installs, wireless, ios };
    },
    [Symbol.asyncDispose]: async () => await owned.disposeAsync(),
  };
}

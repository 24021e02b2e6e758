import type { z } from 'zod';
import type { simulatedPhone, SimulatedRecord } from '../../src-shared/processes/phone-simulator.ts';
import { Authorization } from './adb/authorization.ts';
import { listenForAdb, type AdbListener } from './adb/listener.ts';
import type { OpenService } from './adb/connection.ts';
import { initialInstagram } from './apps/instagram/instagram-state.ts';
import type { GalleryPicture, PhoneState } from './apps/phone-state.ts';
import { initialThreads } from './apps/threads/threads-state.ts';
import { initialTikTok } from './apps/tiktok/tiktok-state.ts';
import { type Condition, wellCondition } from './condition.ts';
import { DeviceLog } from './device-log.ts';
import type { Fault } from './faults.ts';
import { handOf } from './hand.ts';
import { Handset } from './handset.ts';
import { MediaScanner } from './media-scanner.ts';
import { runningApps } from './running-apps.ts';
import type { Painter } from './screen/paint.ts';
import type { Pictures } from './screen/pictures.ts';
import type { HelperVersions } from './shell/helper-packages.ts';
import { InstalledPackages } from './shell/installed-packages.ts';
import { apiLevel } from './shell/properties.ts';
import type { ShellPhone } from './shell/shell-phone.ts';
import { serveShell } from './shell/shell-service.ts';
import { FileStore } from './storage/file-store.ts';
import { type Strikable, strike } from './strike.ts';
import { serveSync } from './sync/sync-service.ts';
import { Instrumentation } from './uiautomator/instrumentation.ts';
import { UiAutomatorServer } from './uiautomator/server.ts';

/** What the phones of one simulator share. `samples` are files for galleries and made-up posts. */
export type PhoneSurroundings = {
  readonly pictures: Pictures;
  readonly painter: Painter;
  readonly samples: readonly { readonly sha256: string; readonly bytes: Buffer }[];
  readonly helperVersions: HelperVersions;
  readonly screenMs: number;
  readonly uploadMs: number;
  readonly now: () => number;
  readonly later: (run: () => void, milliseconds: number) => () => void;
};

/** How long "Done posting" stays. */
const noticeMs = 4000;
const uiAutomatorPort = 'tcp:6790';

/** One simulated phone, reachable by adb. */
export type Phone = AsyncDisposable & {
  readonly serial: string;
  readonly adbPort: number;
  readonly record: () => SimulatedRecord & { readonly unknownCommands: readonly string[] };
  readonly order: (fault: Fault) => Promise<void>;
};

/** Makes a phone up and connects it to a loopback port. */
export async function startPhone(
  setup: z.output<typeof simulatedPhone>,
  surroundings: PhoneSurroundings,
): Promise<Phone> {
  const { pictures, samples, now, later } = surroundings;
  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      later(resolve, milliseconds);
    });
  let condition: Condition = wellCondition;
  const log = new DeviceLog(now);
  log.write('I', 'SystemServer', 'Simulated phone is up');
  const files = new FileStore(now);
  const authorization = new Authorization(setup.requireAuthorization);
  const instrumentation = new Instrumentation(later, () => server.end());
  const handset = new Handset({
    ...surroundings,
    state: initialState(setup),
    samples: samples.map(({ sha256 }) => sha256),
    noticeMs,
    strike: (fault) => void strike(strikable, fault),
  });
  const server = new UiAutomatorServer({
    handset,
    sleep,
    device: {
      model: setup.model,
      androidVersion: setup.androidVersion,
      apiLevel: apiLevel(setup.androidVersion),
    },
    sessionDeleted: () => instrumentation.stop(),
  });
  const scanner = new MediaScanner(files, pictures, (gallery) =>
    handset.dispatch({ kind: 'pictures', gallery }),
  );
  samples.forEach(({ bytes }, at) =>
    files.write(
      `/sdcard/DCIM/Camera/IMG_2026010${at + 1}.jpg`,
      bytes,
      Math.floor(now() / 1000) - 86_400 * (at + 3),
    ),
  );
  await scanner.scan('/sdcard/DCIM');

  const pathsOf = (wanted: (file: GalleryPicture) => boolean) =>
    handset.state.gallery.filter(wanted).map(({ path }) => path);
  const packages = new InstalledPackages(
    surroundings.helperVersions,
    setup.helpersInstalled,
    setup.tiktokVersion,
  );
  const shellPhone: ShellPhone = {
    ...setup,
    language: () => handset.state.locale,
    files,
    packages,
    settings: new Map(),
    condition: () => condition,
    ringing: () => handset.state.ringing === true,
    now,
    log,
    instrumentation,
    apps: runningApps(handset, instrumentation, log),
    hand: handOf(handset),
    screenshot: () => handset.screenshot(),
    scanMedia: (path) => scanner.scan(path),
    pictures: () => pathsOf((file) => file.durationMs === null),
    videos: () => pathsOf((file) => file.durationMs !== null),
    noteUnknownCommand: (line) => handset.record.unknownCommand(line),
  };
  const openService: OpenService = async (service) => {
    if (service === 'sync:') return (stream) => void serveSync(stream, files);
    if (service === uiAutomatorPort)
      return (await instrumentation.up()) ? (stream) => server.serve(stream) : null;
    if (/^(shell|exec)[,:]/.test(service)) return (stream) => void serveShell(service, stream, shellPhone);
    return null;
  };
  const device = setup.model.replaceAll(/\W+/g, '_');
  const adb: AdbListener = await listenForAdb({
    banner: `device::ro.product.name=${device};ro.product.model=${device};ro.product.device=${device};features=shell_v2`,
    authorization,
    openService,
  });

  const strikable: Strikable = {
    adb,
    authorization,
    handset,
    instrumentation,
    server,
    packages,
    log,
    language: setup.locale,
    setCondition: (change) => {
      condition = change(condition);
    },
  };

  return {
    serial: setup.serial,
    adbPort: adb.port,
    async order(fault) {
      if (handset.faults.order(fault)) await strike(strikable, fault);
    },
    record: () => ({
      serial: setup.serial,
      posts: [
        ...handset.state.instagram.posts,
        ...handset.state.threads.posts,
        ...handset.state.tiktok.posts,
      ].toSorted((a, b) => a.at - b.at),
      acts: [...handset.state.acts],
      taps: [...handset.record.taps],
      screen: handset.view.name,
      gallery: handset.state.gallery.map(({ path }) => path),
      sessions: handset.record.sessions,
      unknownCommands: handset.record.unknownCommands,
    }),
    async [Symbol.asyncDispose]() {
      handset.stop();
      instrumentation.stop();
      server.end();
      await adb[Symbol.asyncDispose]();
    },
  };
}

function initialState({
  accounts,
  threadsAccounts,
  tiktokAccounts,
  tiktokVersion,
  locale,
}: z.output<typeof simulatedPhone>): PhoneState {
  return {
    front: 'launcher',
    app: 'instagram',
    gallery: [],
    locale,
    acts: [],
    threads: initialThreads(threadsAccounts),
    tiktok: initialTikTok(tiktokAccounts, tiktokVersion),
    instagram: initialInstagram(accounts),
  };
}

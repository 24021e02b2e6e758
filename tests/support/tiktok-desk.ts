import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { systemClock } from '../../src-agent/automation/clock.ts';
import { loadPacks } from '../../src-agent/automation/pack/load-packs.ts';
import type { Pack } from '../../src-agent/automation/pack/pack-format.ts';
import { packsOf, type Packs } from '../../src-agent/automation/pack/packs.ts';
import { createStepRunner, type StepRunner } from '../../src-agent/automation/step-runner.ts';
import type { PhoneWork, StepLog, StepResult, WorkFile } from '../../src-agent/delivery/delivery.ts';
import { createPhoneDelivery } from '../../src-agent/delivery/phone/phone-delivery.ts';
import type { Lease } from '../../src-agent/devices/lease.ts';
import type { PhoneDriver } from '../../src-agent/devices/phone-driver.ts';
import { openDeviceDesk, type DeviceDesk } from './device-desk.ts';
import { makeVideo } from './make-video.ts';

/** The versions and languages of the TikTok-like app that simulated phones have. */
export const tiktokPhones = [
  { serial: 'SIM-TT43-EN', tiktokVersion: '43.1.4', locale: 'en' },
  { serial: 'SIM-TT43-FR', tiktokVersion: '43.1.4', locale: 'fr' },
  { serial: 'SIM-TT46-EN', tiktokVersion: '46.4.3', locale: 'en' },
  { serial: 'SIM-TT46-FR', tiktokVersion: '46.4.3', locale: 'fr' },
] as const;
export type TikTokPhone = (typeof tiktokPhones)[number];

/** The account the tests work for; another one is in use when a phone starts. */
export const handle = 'lumen.studio';

/** Phones with the app, a video, and what a test does with them. */
export type TikTokDesk = AsyncDisposable & {
  readonly desk: DeviceDesk;
  readonly video: WorkFile;
  /** The steps since `steps` was last emptied. */
  readonly steps: (StepResult & { readonly name: string })[];
  readonly packOf: (version: string, locale: string) => Pack;
  readonly work: (phone: TikTokPhone, caption: string) => Promise<PhoneWork>;
  /** The way to post with exactly that pack, whatever the app's version. */
  readonly delivery: (pack: Pack) => ReturnType<typeof createPhoneDelivery>;
  /** A session in the app; it is let go of when it is disposed. */
  readonly session: (
    phone: TikTokPhone,
    pack: Pack,
  ) => Promise<{ readonly runner: StepRunner; readonly driver: PhoneDriver }>;
};

/** Opens the desk with one phone for each version and language asked for. */
export async function openTikTokDesk(adbBinary: string, phones: readonly TikTokPhone[]): Promise<TikTokDesk> {
  const desk = await openDeviceDesk({
    adbBinary,
    phones: phones.map((phone) => ({
      ...phone,
      model: 'Simulated Pixel 8',
      accounts: [],
      tiktokAccounts: [
        { handle: 'harbor.coffee', displayName: 'Harbor Coffee' },
        { handle, displayName: 'Lumen Studio' },
      ],
    })),
  });
  const loaded = await loadPacks(new URL('../../resources/packs', import.meta.url).pathname);
  const bytes = await makeVideo('in-memory', true, 3);
  const path = join(desk.room.folder, 'clip.mp4');
  writeFileSync(path, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const video: WorkFile = { path, fileName: 'clip.mp4', sha256, mime: 'video/mp4' };
  const steps: (StepResult & { readonly name: string })[] = [];
  const log = logInto(steps);
  const leases = new Map<string, Lease>();
  let attemptId = 0;
  const leaseOf = async ({ serial }: TikTokPhone) => {
    const lease = leases.get(serial) ?? desk.lease(await desk.ready(serial));
    leases.set(serial, lease);
    return lease;
  };
  const only = (pack: Pack): Packs => ({ ...packsOf([pack]), find: () => pack });
  return {
    desk,
    video,
    steps,
    packOf: (version, locale) => loaded.find('tiktok', version, locale) ?? expect.fail('no such pack'),
    work: async (phone, caption) => ({
      runId: 1,
      jobId: 1,
      attemptId: ++attemptId,
      earlier: null,
      account: { id: 1, platform: 'tiktok', handle },
      content: { kind: 'video', caption, files: [video], parent: null },
      rehearsal: false,
      warmup: null,
      lease: await leaseOf(phone),
    }),
    delivery: (pack) =>
      createPhoneDelivery({
        phones: desk.phones,
        packs: only(pack),
        clock: systemClock,
        timing: { uploadMs: 4000, quietMs: 1000, recheckMs: 300 },
      }),
    session: async (phone, pack) => {
      const { signal } = new AbortController();
      const driver = await desk.phones.open(await leaseOf(phone), signal);
      const scene = { appName: pack.appName, handle, phone: phone.serial };
      const runner = createStepRunner({ driver, pack, scene, clock: systemClock, signal }, log);
      return { runner, driver };
    },
    [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose](),
  };
}

/** Where the steps are written down. */
export function logInto(steps: TikTokDesk['steps']): StepLog {
  return { begin: ({ name }) => ({ end: (result) => void steps.push({ name, ...result }) }) };
}

import type { Clock } from '../../automation/clock.ts';
import { throwIfAborted } from '../../automation/looking.ts';
import type { Packs } from '../../automation/pack/load-packs.ts';
import type { Scene } from '../../automation/stops.ts';
import { appMissing, stop } from '../../automation/stops.ts';
import type { PhoneDriver, Phones } from '../../devices/phone-driver.ts';
import type { Delivery, DeliverySession, PhoneWork, StepLog, Stopped } from '../delivery.ts';
import type { PhoneTiming } from './photo-session.ts';
import { photoSession } from './photo-session.ts';
import { plainStep } from './plain-step.ts';

/** What publishing through a phone is built from. */
export type PhoneDeliveryParts = {
  readonly phones: Phones;
  readonly packs: Packs;
  readonly clock: Clock;
  readonly timing: PhoneTiming;
};

/** Times that fit real phones. */
export const usualTiming: PhoneTiming = { uploadMs: 60_000, quietMs: 5000, recheckMs: 60_000 };

/** The language whose packs are used; an app that speaks another one is not recognised and stops. */
export const usedLocale = 'en';

/** The route through the platform's own app on the operator's phone. */
export function createPhoneDelivery(parts: PhoneDeliveryParts): Delivery<PhoneWork> {
  return {
    async open(work, steps, signal) {
      throwIfAborted(signal);
      const { platform, handle } = work.account;
      const app = parts.packs.appOf(platform);
      const phone = work.lease.transport;
      if (!app) return notYet(platform);
      const scene: Scene = { appName: app.appName, handle, phone };
      return plainStep(steps, scene, { name: 'connect', title: 'Connect to the phone' }, () =>
        connect(parts, work, scene, app.appPackage, steps, signal),
      );
    },
  };
}

async function connect(
  { phones, packs, clock, timing }: PhoneDeliveryParts,
  work: PhoneWork,
  scene: Scene,
  appPackage: string,
  steps: StepLog,
  signal: AbortSignal,
): Promise<DeliverySession | Stopped> {
  const version = await phones.appVersion(work.lease, appPackage);
  if (version === null) return appMissing(scene.appName, scene.phone);
  const pack = packs.find(work.account.platform, version, usedLocale);
  if (!pack) return unknownVersion(scene, version);
  const link = linked(signal);
  let driver: PhoneDriver;
  try {
    driver = await phones.open(work.lease, link.signal);
  } catch (error) {
    link.cut();
    throw error;
  }
  return photoSession({
    phones,
    clock,
    timing,
    work,
    steps,
    eyes: { driver, pack, scene, clock, signal },
    shield: link.cut,
    async release() {
      link.cut();
      await driver[Symbol.asyncDispose]();
    },
  });
}

/** A signal that follows another one until the link is cut: then an abort no longer reaches the phone. */
function linked(signal: AbortSignal): { readonly signal: AbortSignal; readonly cut: () => void } {
  const follower = new AbortController();
  const follow = () => follower.abort(signal.reason);
  signal.addEventListener('abort', follow, { once: true });
  return { signal: follower.signal, cut: () => signal.removeEventListener('abort', follow) };
}

/** The stop where no pack covers the installed version of the app. */
export function unknownVersion({ appName, phone }: Scene, version: string): Stopped {
  return stop(
    'app_version_unknown',
    'person',
    `Phone ${phone} has ${appName} ${version}, which this Switchyard does not know yet.`,
    `Update Switchyard, or install a version of ${appName} on phone ${phone} that it knows.`,
  );
}

function notYet(platform: string): Stopped {
  return stop(
    'app_version_unknown',
    'fail',
    `Switchyard cannot publish to ${platform} through a phone.`,
    'Choose an Instagram account, or another way to publish.',
  );
}

import type { Platform } from '../../../src-shared/domain/platform.ts';
import { platformName } from '../../../src-shared/platform-rules.ts';
import type { Clock } from '../../automation/clock.ts';
import type { Eyes } from '../../automation/looking.ts';
import { throwIfAborted } from '../../automation/looking.ts';
import type { AppOnPhone } from '../../automation/pack/pack-use.ts';
import type { Packs } from '../../automation/pack/packs.ts';
import type { Scene } from '../../automation/stops.ts';
import { stop } from '../../automation/stops.ts';
import { packsFor } from './packs-for.ts';
import type { PhoneDriver, Phones } from '../../devices/phone-driver.ts';
import type { PhoneWork, StepLog, Stopped } from '../delivery.ts';
import { isTakenOver } from '../taken-over.ts';
import { plainStep } from './plain-step.ts';
import { stopForHealth } from './preflight.ts';

/** What a connection to a phone is built from. */
export type ConnectParts = {
  readonly phones: Phones;
  readonly packs: Packs;
  readonly clock: Clock;
  /** Whether a person lets the nearest pack be used where none is made for the app; without it nobody does. */
  readonly packAllowed?: (app: AppOnPhone) => boolean;
};

/** A phone with the account's app on it. `shield` keeps an abort from cutting it off; disposing lets go of the phone. */
export interface PhoneConnection extends AsyncDisposable {
  readonly eyes: Eyes;
  readonly shield: () => void;
}

/** Connects to the leased phone of a job and finds the pack for the app that is on it. */
export async function connectPhone(
  parts: ConnectParts,
  work: PhoneWork,
  steps: StepLog,
  signal: AbortSignal,
): Promise<PhoneConnection | Stopped> {
  throwIfAborted(signal);
  const { platform, handle } = work.account;
  const app = parts.packs.appOf(platform);
  if (!app) return noPack(platform);
  const scene: Scene = { appName: app.appName, handle, phone: work.lease.transport };
  return plainStep(steps, scene, { name: 'connect', title: 'Connect to the phone' }, () =>
    connect(parts, work, scene, app.appPackage, signal),
  );
}

async function connect(
  parts: ConnectParts,
  work: PhoneWork,
  scene: Scene,
  appPackage: string,
  signal: AbortSignal,
): Promise<PhoneConnection | Stopped> {
  const { phones, clock } = parts;
  const health = await phones.health(work.lease, signal);
  const unfit = health === null ? null : stopForHealth(health, scene);
  if (unfit !== null) return unfit;
  const packs = await packsFor(parts, work.lease, work.account.platform, { appPackage, scene });
  if ('kind' in packs) return packs;
  const link = linked(signal);
  let driver: PhoneDriver;
  try {
    driver = await phones.open(work.lease, link.signal);
  } catch (error) {
    link.cut();
    throw error;
  }
  return {
    eyes: { driver, ...packs, scene, clock, signal },
    shield: link.cut,
    async [Symbol.asyncDispose]() {
      link.cut();
      await driver[Symbol.asyncDispose]();
    },
  };
}

/**
 * A signal that follows another one until the link is cut: then an abort no longer reaches the phone. A person who takes the
 * phone waits for the end of the step, so that cuts nothing either.
 */
function linked(signal: AbortSignal): { readonly signal: AbortSignal; readonly cut: () => void } {
  const follower = new AbortController();
  const follow = () => {
    if (!isTakenOver(signal)) follower.abort(signal.reason);
  };
  signal.addEventListener('abort', follow, { once: true });
  return { signal: follower.signal, cut: () => signal.removeEventListener('abort', follow) };
}

function noPack(platform: Platform): Stopped {
  return stop(
    'app_version_unknown',
    'fail',
    `Switchyard has no pack for ${platformName(platform)}, so it cannot work in its app.`,
    'Install a pack for it under Packs, or choose another way to publish.',
  );
}

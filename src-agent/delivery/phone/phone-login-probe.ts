import { uuidv7 } from 'uuidv7';
import { accountName } from '../../../src-shared/account-name.ts';
import type { LoginSeen, PhoneLoginProbe } from '../../accounts/login-test.ts';
import type { Clock } from '../../automation/clock.ts';
import { findElement } from '../../automation/find.ts';
import type { AppOnPhone } from '../../automation/pack/pack-use.ts';
import type { Packs } from '../../automation/pack/packs.ts';
import { createStepRunner, type StepRunner } from '../../automation/step-runner.ts';
import type { Scene } from '../../automation/stops.ts';
import { Lease } from '../../devices/lease.ts';
import { acquireLease } from '../../devices/leases.ts';
import type { Phones } from '../../devices/phone-driver.ts';
import type { StartTimer } from '../../devices/timers.ts';
import { conflict, done, type Outcome } from '../../outcome.ts';
import type { Store } from '../../store/store.ts';
import type { StepLog, Stopped } from '../delivery.ts';
import { openAccountMenu, openApp, openProfile } from './common-steps.ts';
import { packsFor } from './packs-for.ts';
import { isStopped, orStopped } from './plain-step.ts';
import { readText, showsHandle } from './post-facts.ts';

/** What a look on a phone is built from. `transportOf` answers null while a phone is not connected. */
export type PhoneLoginParts = {
  readonly store: Store;
  readonly phones: Phones;
  readonly packs: Packs;
  readonly packAllowed?: (app: AppOnPhone) => boolean;
  readonly clock: Clock;
  readonly transportOf: (deviceId: number) => string | null;
  readonly startTimer: StartTimer;
};

const leaseMs = 30_000;

/** Most time a look may take: a cold start of the app and two screens. */
const limitMs = 150_000;

/** Nobody follows the steps of a look; its evidence says what was seen. */
const unwritten: StepLog = { begin: () => ({ end: () => undefined }) };

/** Looks on the account's phone who is signed in: opens the app and its profile, changes nothing, gives the phone back. */
export function phoneLoginProbe(parts: PhoneLoginParts): PhoneLoginProbe {
  return async (account) => {
    const app = parts.packs.appOf(account.platform);
    if (app === null)
      return conflict('not_yet', `Switchyard cannot look into ${account.platform} on a phone yet.`);
    const taken = takePhone(parts, account.deviceId);
    if (!taken.ok) return taken;
    await using lease = taken.value.lease;
    const scene: Scene = { appName: app.appName, handle: account.handle, phone: taken.value.name };
    const signal = AbortSignal.timeout(limitMs);
    const seen = await orStopped(scene, async () => {
      const { appPackage } = app;
      const packs = await packsFor(parts, lease, account.platform, { appPackage, scene });
      if ('kind' in packs) return packs;
      await using driver = await parts.phones.open(lease, signal);
      const eyes = { driver, ...packs, scene, clock: parts.clock, signal };
      return await readLogin(createStepRunner(eyes, unwritten), account.handle);
    });
    return done(isStopped(seen) ? afterStop(seen) : seen);
  };
}

async function readLogin(runner: StepRunner, handle: string): Promise<LoginSeen | Stopped> {
  const { appName, phone } = runner.eyes.scene;
  const home = await runner.run(openApp(appName, null));
  if (home.kind === 'stopped') return home;
  const profile = await runner.run(openProfile);
  if (profile.kind === 'stopped') return profile;
  const where = `${appName} on ${phone}`;
  const shown = readText(profile.look, 'handle');
  if (showsHandle(profile.look, handle))
    return { state: 'signed_in', evidence: [`The profile in ${where} is that of ${accountName(handle)}.`] };
  const menu = await runner.run(openAccountMenu);
  if (menu.kind === 'stopped') return menu;
  const listed = findElement(menu.look.view, 'account_switcher', 'account_row', { handle }).found;
  await runner.eyes.driver.pressBack();
  const other = `The profile in ${where} is that of ${shown === null ? 'another account' : accountName(shown)}.`;
  return listed
    ? { state: 'signed_in', evidence: [other, `${accountName(handle)} is in its list of accounts.`] }
    : {
        state: 'other_account',
        evidence: [
          other,
          `${accountName(handle)} is not in its list of accounts.`,
          `Sign in to ${accountName(handle)} in ${where}, or give the account the phone it is signed in on.`,
        ],
      };
}

function afterStop({ problem, holdAccount }: Stopped) {
  const state = problem.code === 'login_required' ? ('signed_out' as const) : ('unknown' as const);
  const evidence = [problem.message, problem.nextAction];
  return { state, evidence, ...(holdAccount === undefined ? {} : { hold: holdAccount }) };
}

function takePhone(
  { store, transportOf, startTimer }: PhoneLoginParts,
  deviceId: number,
): Outcome<{ readonly lease: Lease; readonly name: string }> {
  return store.write((tx) => {
    const device = tx.get(tx.query.selectFrom('device').selectAll().where('id', '=', deviceId));
    if (device === undefined)
      return conflict('no_phone', 'That phone is not known any more. Choose another one.');
    const ready = device.state === 'ready' || device.state === 'degraded';
    if (!ready || device.screen_locked === 1 || transportOf(deviceId) === null)
      return conflict('phone_not_ready', `${device.name} is not ready. ${device.reason}`);
    const token = acquireLease(tx, {
      deviceId,
      jobId: null,
      runId: null,
      holder: uuidv7(),
      now: store.now(),
      ttlMs: leaseMs,
    });
    if (token === null)
      return conflict('phone_busy', `${device.name} is busy with a post. Test again when it is free.`);
    const key = { deviceId, token };
    return done({
      lease: new Lease({ store, key, ttlMs: leaseMs, transportOf, startTimer }),
      name: device.name,
    });
  });
}

import { accountName } from '../../../src-shared/account-name.ts';
import type { LoginSeen, PhoneLoginProbe } from '../../accounts/login-test.ts';
import type { Clock } from '../../automation/clock.ts';
import { findElement } from '../../automation/find.ts';
import type { AppOnPhone } from '../../automation/pack/pack-use.ts';
import type { Packs } from '../../automation/pack/packs.ts';
import { createStepRunner, type StepRunner } from '../../automation/step-runner.ts';
import type { Scene } from '../../automation/stops.ts';
import type { Phones } from '../../devices/phone-driver.ts';
import { takePhone, type TakePhoneParts } from '../../devices/take-phone.ts';
import { conflict, done } from '../../outcome.ts';
import type { StepLog, Stopped } from '../delivery.ts';
import { openAccountMenu, openApp, openProfile } from './common-steps.ts';
import { packsFor } from './packs-for.ts';
import { isStopped, orStopped } from './plain-step.ts';
import { readText, showsHandle } from './post-facts.ts';

/** What a look on a phone is built from. */
export type PhoneLoginParts = TakePhoneParts & {
  readonly phones: Phones;
  readonly packs: Packs;
  readonly packAllowed?: (app: AppOnPhone) => boolean;
  readonly clock: Clock;
};

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
    const taken = takePhone(parts, account.deviceId, { unlocked: true });
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

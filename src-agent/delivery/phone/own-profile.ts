import { accountName } from '../../../src-shared/account-name.ts';
import type { Look } from '../../automation/looking.ts';
import type { StepRunner } from '../../automation/step-runner.ts';
import { stop } from '../../automation/stops.ts';
import type { Stopped } from '../delivery.ts';
import { openAccountMenu, openApp, openProfile, switchAccount } from './common-steps.ts';
import { showsHandle } from './post-facts.ts';

/** The profile of the account the work is for is on the screen. */
export type AtProfile = { readonly kind: 'done'; readonly look: Look };

/**
 * Starts the app and goes to the account's own profile; `home` is what the app showed first. With `afterUploads`, waits
 * until no upload is under way any more.
 */
export async function openOwnProfile(
  runner: StepRunner,
  handle: string,
  afterUploads: { readonly waitMs: number } | null,
): Promise<(AtProfile & { readonly home: Look }) | Stopped> {
  const opened = await runner.run(openApp(runner.eyes.scene.appName, afterUploads));
  if (opened.kind === 'stopped') return opened;
  const profile = await goToOwnProfile(runner, handle);
  return profile.kind === 'stopped' ? profile : { ...profile, home: opened.look };
}

/** Goes from the home screen to the account's own profile, switching accounts when another one is in use. */
async function goToOwnProfile(runner: StepRunner, handle: string): Promise<AtProfile | Stopped> {
  const opened = await runner.run(openProfile);
  if (opened.kind === 'stopped' || showsHandle(opened.look, handle)) return opened;
  const menu = await runner.run(openAccountMenu);
  if (menu.kind === 'stopped') return menu;
  const switched = await runner.run(switchAccount(handle));
  if (switched.kind === 'stopped')
    return switched.problem.code === 'element_missing' ? wrongAccount(runner, handle) : switched;
  const arrived = switched.look.screen === 'own_profile' ? switched : await runner.run(openProfile);
  if (arrived.kind === 'stopped' || showsHandle(arrived.look, handle)) return arrived;
  return wrongAccount(runner, handle);
}

function wrongAccount({ eyes }: StepRunner, handle: string): Stopped {
  const { appName, phone } = eyes.scene;
  return stop(
    'wrong_account',
    'person',
    `${accountName(handle)} is not signed in to ${appName} on phone ${phone}.`,
    `Sign in to ${accountName(handle)} in ${appName} on phone ${phone}, or give the account the phone it is signed in on.`,
  );
}

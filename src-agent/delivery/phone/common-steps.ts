import { accountName } from '../../../src-shared/account-name.ts';
import type { Step } from '../../automation/step.ts';
import { showsHandle } from './post-facts.ts';

/** The app's first screen, with whatever it says about earlier uploads. */
export const homeScreens = ['home', 'uploading', 'done_posting', 'media_refused'];

/** A cold start of the app on an old phone takes this long, in milliseconds. */
export const startMs = 45_000;
const screenMs = 15_000;

/** Starts the app afresh. With `afterUploads`, waits until no upload is under way any more. */
export function openApp(appName: string, afterUploads: { readonly waitMs: number } | null): Step {
  return {
    name: 'open_app',
    title: `Open ${appName}`,
    expects: [],
    act: { kind: 'restart' },
    until: afterUploads ? homeScreens.filter((screen) => screen !== 'uploading') : homeScreens,
    through: ['uploading'],
    timeoutMs: startMs + (afterUploads?.waitMs ?? 0),
    settleMs: startMs,
  };
}

export const openProfile: Step = {
  name: 'open_profile',
  title: 'Open the profile',
  expects: [...homeScreens, 'own_profile'],
  act: { kind: 'tap', element: 'profile_tab' },
  until: ['own_profile'],
  timeoutMs: screenMs,
};

export const openAccountMenu: Step = {
  name: 'open_accounts',
  title: 'Open the list of accounts',
  expects: ['own_profile'],
  act: { kind: 'tap', element: 'account_menu' },
  until: ['account_switcher'],
  timeoutMs: screenMs,
};

/** Takes another of the accounts that are signed in on the phone. */
export function switchAccount(handle: string): Step {
  return {
    name: 'switch_account',
    title: `Switch to ${accountName(handle)}`,
    expects: ['account_switcher'],
    act: { kind: 'tap', element: 'account_row', parameters: { handle }, steady: true },
    until: ['own_profile', ...homeScreens],
    also: (look) => look.screen !== 'own_profile' || showsHandle(look, handle),
    timeoutMs: startMs,
    settleMs: screenMs,
  };
}

export const openNewestPost: Step = {
  name: 'open_newest_post',
  title: 'Open the newest post',
  expects: ['own_profile'],
  act: { kind: 'tap', element: 'newest_post' },
  until: ['opened_post'],
  timeoutMs: screenMs,
};

/** Goes to the app's first screen from one that shows the tabs. */
export const openHome: Step = {
  name: 'open_home',
  title: 'Go to the home screen',
  expects: [...homeScreens, 'own_profile'],
  act: { kind: 'tap', element: 'home_tab' },
  until: homeScreens,
  timeoutMs: screenMs,
};

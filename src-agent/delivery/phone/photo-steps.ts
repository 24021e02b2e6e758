import { accountName } from '../../../src-shared/account-name.ts';
import { findElement } from '../../automation/find.ts';
import type { Look } from '../../automation/looking.ts';
import type { Step } from '../../automation/step.ts';
import { fieldHolds, showsHandle } from './post-facts.ts';

/** The app's first screen, with whatever it says about earlier uploads. */
export const homeScreens = ['home', 'uploading', 'done_posting', 'media_refused'];

/** A cold start of the app on an old phone takes this long. */
const startMs = 45_000;
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

export const openCreateSheet: Step = {
  name: 'create',
  title: 'Open the list of things to create',
  expects: ['own_profile'],
  act: { kind: 'tap', element: 'create_new' },
  until: ['create_sheet'],
  timeoutMs: screenMs,
};

export const choosePost: Step = {
  name: 'choose_post',
  title: 'Choose a post',
  expects: ['create_sheet'],
  act: { kind: 'tap', element: 'post_row', steady: true },
  until: ['gallery_picker'],
  also: (look) => findElement(look.view, 'gallery_picker', 'newest').found,
  timeoutMs: screenMs,
};

export const chooseNewest: Step = {
  name: 'choose_photo',
  title: 'Choose the photo',
  expects: ['gallery_picker'],
  act: { kind: 'tap', element: 'newest' },
  until: ['gallery_picker'],
  also: (look) => chosenPhoto(look) !== 'another',
  timeoutMs: screenMs,
};

export const openEditor: Step = {
  name: 'take_photo',
  title: 'Go on with the photo',
  expects: ['gallery_picker'],
  act: { kind: 'tap', element: 'next' },
  until: ['editor', 'caption', 'caption_keyboard'],
  timeoutMs: screenMs,
};

export const leaveEditor: Step = {
  name: 'leave_editor',
  title: 'Go on without editing',
  expects: ['editor'],
  act: { kind: 'tap', element: 'next' },
  until: ['caption', 'caption_keyboard'],
  timeoutMs: screenMs,
};

/** Types the caption and sees it stand in the field. */
export function writeCaption(caption: string): Step {
  return {
    name: 'write_caption',
    title: 'Write the caption',
    expects: ['caption', 'caption_keyboard'],
    act: { kind: 'type', element: 'field', text: caption },
    until: ['caption', 'caption_keyboard'],
    also: (look) => fieldHolds(look, caption),
    timeoutMs: screenMs,
  };
}

/** Closes the keyboard; ends where one tap on Share is all that is missing. */
export function closeKeyboard(caption: string): Step {
  return { ...readyToShare(caption), expects: ['caption_keyboard'], act: { kind: 'tap', element: 'ok' } };
}

/** Sees that the caption stands there and that Share can be pressed. */
export function readyToShare(caption: string): Step {
  return {
    name: 'ready',
    title: 'Check the post before sharing',
    expects: ['caption'],
    act: { kind: 'look' },
    until: ['caption'],
    also: (look) => fieldHolds(look, caption) && findElement(look.view, 'caption', 'share').found,
    timeoutMs: screenMs,
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

/**
 * Which photo of the picker is chosen, as far as it tells: versions that do not mark the chosen one show the
 * newest in the preview.
 */
export function chosenPhoto(look: Look): 'newest' | 'another' | 'untold' {
  const newest = findElement(look.view, 'gallery_picker', 'newest');
  const selected = findElement(look.view, 'gallery_picker', 'selected');
  if (!selected.found) return 'untold';
  return newest.found && newest.node === selected.node ? 'newest' : 'another';
}

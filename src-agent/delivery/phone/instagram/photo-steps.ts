import { findElement } from '../../../automation/find.ts';
import type { Look } from '../../../automation/looking.ts';
import type { Step } from '../../../automation/step.ts';
import { fieldHolds } from '../post-facts.ts';

const screenMs = 15_000;

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

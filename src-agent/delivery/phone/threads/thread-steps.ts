import { findElement, findEach } from '../../../automation/find.ts';
import type { Look } from '../../../automation/looking.ts';
import type { Step } from '../../../automation/step.ts';
import { homeScreens } from '../common-steps.ts';
import { fieldHolds } from '../post-facts.ts';

const screenMs = 15_000;

export const openComposer: Step = {
  name: 'create',
  title: 'Begin a new thread',
  expects: ['own_profile'],
  act: { kind: 'tap', element: 'create_tab' },
  until: ['composer'],
  timeoutMs: screenMs,
};

export const openPicker: Step = {
  name: 'open_gallery',
  title: 'Open the gallery',
  expects: ['composer'],
  act: { kind: 'tap', element: 'attach' },
  until: ['gallery_picker'],
  timeoutMs: screenMs,
};

/** Chooses the next picture of the gallery; `place` counts from 1, and so many are chosen afterwards. */
export function choosePicture(place: number): Step {
  return {
    name: 'choose_photo',
    title: place === 1 ? 'Choose the photo' : `Choose photo ${place}`,
    expects: ['gallery_picker'],
    act: { kind: 'tap', element: 'unchosen' },
    until: ['gallery_picker'],
    also: (look) => chosenPlaces(look) === place,
    timeoutMs: screenMs,
  };
}

/** Takes the chosen pictures into the thread. */
export function attachPictures(count: number): Step {
  return {
    name: 'take_photo',
    title: count === 1 ? 'Go on with the photo' : `Go on with ${count} photos`,
    expects: ['gallery_picker'],
    act: { kind: 'tap', element: 'done' },
    until: ['composer'],
    also: (look) => attachments(look) === count,
    timeoutMs: screenMs,
  };
}

/** Types the text and sees it stand in the field. */
export function writeText(text: string): Step {
  return {
    name: 'write_text',
    title: 'Write the text',
    expects: ['composer'],
    act: { kind: 'type', element: 'field', text },
    until: ['composer'],
    also: (look) => fieldHolds(look, text),
    timeoutMs: screenMs,
  };
}

/** Sees that the text and the pictures stand there and that Post can be pressed. */
export function readyToPost(text: string, count: number): Step {
  return {
    name: 'ready',
    title: 'Check the thread before posting',
    expects: ['composer'],
    act: { kind: 'look' },
    until: ['composer'],
    also: (look) =>
      fieldHolds(look, text) &&
      attachments(look) === count &&
      findElement(look.view, 'composer', 'share').found,
    timeoutMs: screenMs,
  };
}

/** Leaves the gallery without taking anything. */
export const closePicker: Step = {
  name: 'close_gallery',
  title: 'Close the gallery',
  expects: ['gallery_picker'],
  act: { kind: 'back' },
  until: ['composer'],
  timeoutMs: screenMs,
};

export const cancelThread: Step = {
  name: 'cancel',
  title: 'Leave the thread',
  expects: ['composer'],
  act: { kind: 'tap', element: 'cancel' },
  until: ['discard_dialog', 'own_profile', ...homeScreens],
  timeoutMs: screenMs,
};

export const discardThread: Step = {
  name: 'discard',
  title: 'Discard the thread',
  expects: ['discard_dialog'],
  act: { kind: 'tap', element: 'discard', steady: true },
  until: ['own_profile', ...homeScreens],
  timeoutMs: screenMs,
};

/** How many of the first pictures are chosen; pictures chosen elsewhere count as none. */
function chosenPlaces({ view }: Look): number {
  const chosen = findEach(view, 'gallery_picker', 'chosen');
  const first = findEach(view, 'gallery_picker', 'picture').slice(0, chosen.length);
  return chosen.every((node) => first.includes(node)) ? chosen.length : 0;
}

function attachments({ view }: Look): number {
  return findEach(view, 'composer', 'attachment').length;
}

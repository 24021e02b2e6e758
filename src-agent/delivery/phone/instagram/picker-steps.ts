import { findEach, findElement } from '../../../automation/find.ts';
import type { Look } from '../../../automation/looking.ts';
import type { Step } from '../../../automation/step.ts';

const screenMs = 15_000;

export const openCreateSheet: Step = {
  name: 'create',
  title: 'Open the list of things to create',
  expects: ['own_profile'],
  act: { kind: 'tap', element: 'create_new' },
  until: ['create_sheet'],
  timeoutMs: screenMs,
};

/** The rows of the list of things to create that lead to a picker. */
export type PickerRow = 'post_row' | 'reel_row' | 'story_row';

/** Opens the picker for posts, reels or stories. */
export function chooseKind(row: PickerRow, picker: string): Step {
  return {
    name: `choose_${row.replace('_row', '')}`,
    title: `Choose a ${row.replace('_row', '')}`,
    expects: ['create_sheet'],
    act: { kind: 'tap', element: row, steady: true },
    until: [picker],
    also: (look) => findElement(look.view, picker, 'newest').found,
    timeoutMs: screenMs,
  };
}

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

export const selectMultiple: Step = {
  name: 'select_multiple',
  title: 'Choose several files',
  expects: ['gallery_picker'],
  act: { kind: 'tap', element: 'select_multiple' },
  until: ['gallery_picker'],
  also: (look) => chosenCells(look) !== null,
  timeoutMs: screenMs,
};

/** Takes the first file that is not chosen yet; `chosen` are before it. */
export function chooseNext(chosen: number): Step {
  return {
    name: 'choose_next',
    title: `Choose file ${chosen + 1}`,
    expects: ['gallery_picker'],
    act: { kind: 'tap', element: 'unchosen' },
    until: ['gallery_picker'],
    also: (look) => chosenCells(look) === chosen + 1,
    timeoutMs: screenMs,
  };
}

/** Taps the newest file of a picker that goes on by itself, or offers a button to go on. */
export function chooseClip(picker: string, next: string): Step {
  return {
    name: 'choose_newest',
    title: 'Choose the newest file',
    expects: [picker],
    act: { kind: 'tap', element: 'newest' },
    until: [next, picker],
    also: (look) => look.screen !== picker || findElement(look.view, picker, 'next').found,
    timeoutMs: screenMs,
  };
}

/** Goes on with the file that was chosen. */
export function takeClip(picker: string, next: string): Step {
  return {
    name: 'take_file',
    title: 'Go on with the file',
    expects: [picker],
    act: { kind: 'tap', element: 'next' },
    until: [next],
    timeoutMs: screenMs,
  };
}

/** How many files are chosen, or null when they are not the first ones in the grid, which are the newest. */
export function chosenCells(look: Look): number | null {
  const chosen = findEach(look.view, 'gallery_picker', 'chosen');
  const others = findEach(look.view, 'gallery_picker', 'unchosen');
  const cells = [...chosen, ...others].toSorted(
    (a, b) => a.bounds.top - b.bounds.top || a.bounds.left - b.bounds.left,
  );
  return cells.slice(0, chosen.length).every((cell) => chosen.includes(cell)) ? chosen.length : null;
}

/** Whether the newest file of a picker was there long before the one that was copied a moment ago. */
export function newestIsOld(look: Look, picker: string): boolean {
  const newest = findElement(look.view, picker, 'newest');
  return newest.found && findEach(look.view, picker, 'old_file').includes(newest.node);
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

import type { StepEnd, StepRunner } from '../../../automation/step-runner.ts';
import { stop } from '../../../automation/stops.ts';
import type { Stopped } from '../../delivery.ts';
import {
  chooseClip,
  chooseKind,
  chooseNewest,
  chooseNext,
  chosenCells,
  chosenPhoto,
  leaveEditor,
  newestIsOld,
  openCreateSheet,
  openEditor,
  type PickerRow,
  selectMultiple,
  takeClip,
} from './picker-steps.ts';
import type { ChooseFiles } from './prepare-post.ts';

/** The newest photo. */
export const choosePhoto: ChooseFiles = async (runner) => {
  const picker = await openPostPicker(runner);
  return picker.kind === 'stopped' ? picker : goOn(runner);
};

/** The newest files, as many as the work has, in their order: the first one is the newest. */
export const chooseCarousel: ChooseFiles = async (runner, { content }) => {
  const picker = await openPostPicker(runner);
  if (picker.kind === 'stopped') return picker;
  const several = await runner.run(selectMultiple);
  if (several.kind === 'stopped') return several;
  for (let chosen = chosenCells(several.look) ?? 0; chosen < content.files.length; chosen += 1) {
    const next = await runner.run(chooseNext(chosen));
    if (next.kind === 'stopped') return next;
  }
  return goOn(runner);
};

/** The newest video, as a reel. */
export const chooseVideo: ChooseFiles = async (runner) => {
  const picker = await openPicker(runner, 'reel_row', 'reel_picker', 'video');
  if (picker.kind === 'stopped') return picker;
  const taken = await takeNewest(runner, 'reel_picker', 'editor');
  return taken.kind === 'stopped' ? taken : runner.run(leaveEditor);
};

/** The newest file as a story; ends on the screen whose button shares it. */
export const chooseStory: ChooseFiles = async (runner) => {
  const picker = await openPicker(runner, 'story_row', 'story_picker', 'file');
  return picker.kind === 'stopped' ? picker : takeNewest(runner, 'story_picker', 'story_editor');
};

/** The picker of posts with the newest file chosen. */
async function openPostPicker(runner: StepRunner): Promise<StepEnd> {
  const picker = await openPicker(runner, 'post_row', 'gallery_picker', 'photo');
  if (picker.kind === 'stopped') return picker;
  return chosenPhoto(picker.look) === 'another' ? runner.run(chooseNewest) : picker;
}

/** A picker whose newest file is the one that was copied a moment ago; `what` names it for the person. */
async function openPicker(
  runner: StepRunner,
  row: PickerRow,
  picker: string,
  what: string,
): Promise<StepEnd> {
  const sheet = await runner.run(openCreateSheet);
  if (sheet.kind === 'stopped') return sheet;
  const opened = await runner.run(chooseKind(row, picker));
  if (opened.kind === 'stopped' || !newestIsOld(opened.look, picker)) return opened;
  return notInGallery(runner, what);
}

/** Takes the newest file of a picker to the screen after it. */
async function takeNewest(runner: StepRunner, picker: string, next: string): Promise<StepEnd> {
  const chosen = await runner.run(chooseClip(picker, next));
  if (chosen.kind === 'stopped' || chosen.look.screen !== picker) return chosen;
  return runner.run(takeClip(picker, next));
}

async function goOn(runner: StepRunner): Promise<StepEnd> {
  const edited = await runner.run(openEditor);
  if (edited.kind === 'stopped' || edited.look.screen !== 'editor') return edited;
  return runner.run(leaveEditor);
}

function notInGallery({ eyes }: StepRunner, what: string): Stopped {
  const { appName, phone } = eyes.scene;
  return stop(
    'media_missing',
    'retry',
    `The ${what} was copied to phone ${phone}, but the newest one ${appName} offers is an older one.`,
    `Nothing to do at first: it is tried again. If it stays so, check that ${appName} may see all photos and videos of phone ${phone}.`,
  );
}

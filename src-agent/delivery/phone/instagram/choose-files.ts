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
  const sheet = await runner.run(openCreateSheet);
  if (sheet.kind === 'stopped') return sheet;
  const picker = await runner.run(chooseKind('reel_row', 'reel_picker'));
  if (picker.kind === 'stopped') return picker;
  if (newestIsOld(picker.look, 'reel_picker')) return notInGallery(runner, 'video');
  const chosen = await runner.run(chooseClip('reel_picker', ['editor']));
  if (chosen.kind === 'stopped') return chosen;
  if (chosen.look.screen === 'reel_picker') {
    const taken = await runner.run(takeClip('reel_picker', ['editor']));
    if (taken.kind === 'stopped') return taken;
  }
  return runner.run(leaveEditor);
};

/** The newest file as a story; ends on the screen whose button shares it. */
export const chooseStory: ChooseFiles = async (runner) => {
  const sheet = await runner.run(openCreateSheet);
  if (sheet.kind === 'stopped') return sheet;
  const picker = await runner.run(chooseKind('story_row', 'story_picker'));
  if (picker.kind === 'stopped') return picker;
  if (newestIsOld(picker.look, 'story_picker')) return notInGallery(runner, 'file');
  const chosen = await runner.run(chooseClip('story_picker', ['story_editor']));
  if (chosen.kind === 'stopped' || chosen.look.screen !== 'story_picker') return chosen;
  return runner.run(takeClip('story_picker', ['story_editor']));
};

/** The picker of posts with the newest file chosen. */
async function openPostPicker(runner: StepRunner): Promise<StepEnd> {
  const sheet = await runner.run(openCreateSheet);
  if (sheet.kind === 'stopped') return sheet;
  const picker = await runner.run(chooseKind('post_row', 'gallery_picker'));
  if (picker.kind === 'stopped') return picker;
  if (newestIsOld(picker.look, 'gallery_picker')) return notInGallery(runner, 'photo');
  return chosenPhoto(picker.look) === 'another' ? runner.run(chooseNewest) : picker;
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

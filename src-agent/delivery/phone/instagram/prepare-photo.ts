import type { Evidence } from '../../../../src-shared/domain/job.ts';
import { findElement } from '../../../automation/find.ts';
import type { Look } from '../../../automation/looking.ts';
import type { StepEnd, StepRunner } from '../../../automation/step-runner.ts';
import { stop } from '../../../automation/stops.ts';
import { evenSpaced } from '../../../automation/words.ts';
import type { Prepared, Stopped, Work } from '../../delivery.ts';
import { goToOwnProfile } from '../own-profile.ts';
import { firstFile } from '../first-file.ts';
import { openApp } from '../common-steps.ts';
import {
  choosePost,
  chosenPhoto,
  chooseNewest,
  closeKeyboard,
  leaveEditor,
  openCreateSheet,
  openEditor,
  readyToShare,
  writeCaption,
} from './photo-steps.ts';
import { readPostCount } from '../post-facts.ts';

/** A photo that was copied a moment ago is not described like this. */
const old = /\b(hour|day|week|month|year)s? ago\b/i;

/** Goes all the way to the caption screen where only the tap on Share is missing. */
export async function preparePhoto(runner: StepRunner, work: Work): Promise<Prepared | Stopped> {
  const { handle } = work.account;
  const { caption } = work.content;
  const home = await runner.run(openApp(runner.eyes.scene.appName, null));
  if (home.kind === 'stopped') return home;
  const profile = await goToOwnProfile(runner, handle);
  if (profile.kind === 'stopped') return profile;
  const photo = await choosePhoto(runner);
  if (photo.kind === 'stopped') return photo;
  const ready = await captionPhoto(runner, caption, photo.look);
  if (ready.kind === 'stopped') return ready;
  return { kind: 'prepared', evidence: evidenceOf(work, home.look, profile.look) };
}

function evidenceOf(work: Work, home: Look, profile: Look): Evidence {
  return {
    countBefore: readPostCount(profile),
    photoSha256: firstFile(work).sha256,
    refusedUploadBefore: home.screen === 'media_refused',
  };
}

async function choosePhoto(runner: StepRunner): Promise<StepEnd> {
  const sheet = await runner.run(openCreateSheet);
  if (sheet.kind === 'stopped') return sheet;
  const picker = await runner.run(choosePost);
  if (picker.kind === 'stopped') return picker;
  const newest = findElement(picker.look.view, 'gallery_picker', 'newest');
  if (newest.found && old.test(newest.node.description ?? '')) return notInGallery(runner);
  if (chosenPhoto(picker.look) === 'another') {
    const chosen = await runner.run(chooseNewest);
    if (chosen.kind === 'stopped') return chosen;
  }
  const edited = await runner.run(openEditor);
  if (edited.kind === 'stopped' || edited.look.screen !== 'editor') return edited;
  return runner.run(leaveEditor);
}

async function captionPhoto(runner: StepRunner, caption: string, look: Look): Promise<StepEnd> {
  let screen = look.screen;
  if (evenSpaced(caption) !== '') {
    const written = await runner.run(writeCaption(caption));
    if (written.kind === 'stopped') return written;
    screen = written.look.screen;
  }
  return runner.run(screen === 'caption_keyboard' ? closeKeyboard(caption) : readyToShare(caption));
}

function notInGallery({ eyes }: StepRunner): Stopped {
  const { appName, phone } = eyes.scene;
  return stop(
    'media_missing',
    'retry',
    `The photo was copied to phone ${phone}, but the newest picture ${appName} offers is an older one.`,
    `Nothing to do at first: it is tried again. If it stays so, check that ${appName} may see all photos of phone ${phone}.`,
  );
}

import { findEach } from '../../../automation/find.ts';
import type { Look } from '../../../automation/looking.ts';
import type { StepEnd, StepRunner } from '../../../automation/step-runner.ts';
import { stop } from '../../../automation/stops.ts';
import { evenSpaced } from '../../../automation/words.ts';
import type { Prepared, Stopped, Work } from '../../delivery.ts';
import { homeScreens } from '../common-steps.ts';
import { newestAsEvidence, readNewestPosts } from '../newest-posts.ts';
import { openOwnProfile } from '../own-profile.ts';
import { openHome } from './feed-steps.ts';
import {
  attachPictures,
  cancelThread,
  choosePicture,
  closePicker,
  discardThread,
  openComposer,
  openPicker,
  readyToPost,
  writeText,
} from './thread-steps.ts';

/** Goes all the way to the composer where only the tap on Post is missing: text, one photo or several. */
export async function prepareThread(runner: StepRunner, work: Work): Promise<Prepared | Stopped> {
  const { caption, files } = work.content;
  const profile = await openOwnProfile(runner, work.account.handle, null);
  if (profile.kind === 'stopped') return profile;
  const composer = await runner.run(openComposer);
  if (composer.kind === 'stopped') return composer;
  if (files.length > 0) {
    const attached = await attach(runner, files.length);
    if (attached.kind === 'stopped') return attached;
  }
  if (evenSpaced(caption) !== '') {
    const written = await runner.run(writeText(caption));
    if (written.kind === 'stopped') return written;
  }
  const ready = await runner.run(readyToPost(caption, files.length));
  if (ready.kind === 'stopped') return ready;
  return {
    kind: 'prepared',
    evidence: {
      ...newestAsEvidence(readNewestPosts(profile.look)),
      photoSha256: files[0]?.sha256 ?? null,
      refusedUploadBefore: profile.home.screen === 'media_refused',
    },
  };
}

/** Leaves what was prepared without posting it, keeps no draft, and ends on the home feed. */
export async function leaveThread(runner: StepRunner): Promise<StepEnd> {
  const shown = await runner.run({
    name: 'look',
    title: 'Look where the app is',
    expects: [],
    act: { kind: 'look' },
    until: ['composer', 'gallery_picker', 'discard_dialog', 'own_profile', ...homeScreens],
    timeoutMs: 5000,
  });
  if (shown.kind === 'stopped') return shown;
  let at = shown;
  for (const step of [closePicker, cancelThread, discardThread]) {
    if (at.look.screen === null || !step.expects.includes(at.look.screen)) continue;
    const next = await runner.run(step);
    if (next.kind === 'stopped') return next;
    at = next;
  }
  return at.look.screen === 'own_profile' ? runner.run(openHome) : at;
}

async function attach(runner: StepRunner, count: number): Promise<StepEnd> {
  const picker = await runner.run(openPicker);
  if (picker.kind === 'stopped') return picker;
  if (!areNew(picker.look, count)) return notInGallery(runner);
  for (let place = 1; place <= count; place += 1) {
    const chosen = await runner.run(choosePicture(place));
    if (chosen.kind === 'stopped') return chosen;
  }
  return runner.run(attachPictures(count));
}

/** The pictures that were copied a moment ago are the first of the gallery; older ones tell their age. */
function areNew({ view }: Look, count: number): boolean {
  const first = findEach(view, 'gallery_picker', 'picture').slice(0, count);
  const old = findEach(view, 'gallery_picker', 'old_picture');
  return first.length === count && !first.some((node) => old.includes(node));
}

function notInGallery({ eyes }: StepRunner): Stopped {
  const { appName, phone } = eyes.scene;
  return stop(
    'media_missing',
    'retry',
    `The photos were copied to phone ${phone}, but the newest pictures ${appName} offers are older ones.`,
    `Nothing to do at first: it is tried again. If it stays so, check that ${appName} may see all photos of phone ${phone}.`,
  );
}

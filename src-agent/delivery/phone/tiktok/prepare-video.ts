import type { Look } from '../../../automation/looking.ts';
import type { StepEnd, StepRunner } from '../../../automation/step-runner.ts';
import { stop } from '../../../automation/stops.ts';
import { evenSpaced } from '../../../automation/words.ts';
import { videoFacts } from '../../../media/video-facts.ts';
import type { Prepared, Stopped, Work, WorkFile } from '../../delivery.ts';
import { openApp } from '../common-steps.ts';
import { firstFile } from '../first-file.ts';
import { goToOwnProfile } from '../own-profile.ts';
import { readText } from '../post-facts.ts';
import { readNewestVideos, videosAsEvidence } from './newest-videos.ts';
import {
  chooseNewest,
  closeKeyboard,
  leaveEditor,
  onlyVideos,
  openCamera,
  openPicker,
  readyToPost,
  takeVideo,
  writeCaption,
} from './video-steps.ts';

/** The picker writes whole seconds, and apps do not round alike. */
const secondsAside = 1;

/** Goes all the way to the post screen where only the tap on Post is missing. */
export async function prepareVideo(runner: StepRunner, work: Work): Promise<Prepared | Stopped> {
  const { caption } = work.content;
  const file = firstFile(work);
  const home = await runner.run(openApp(runner.eyes.scene.appName, null));
  if (home.kind === 'stopped') return home;
  const profile = await goToOwnProfile(runner, work.account.handle);
  if (profile.kind === 'stopped') return profile;
  const before = await readNewestVideos(runner, profile.look);
  if (before.kind === 'stopped') return before;
  const chosen = await chooseVideo(runner, file);
  if (chosen.kind === 'stopped') return chosen;
  const ready = await describe(runner, caption, chosen.look);
  if (ready.kind === 'stopped') return ready;
  return {
    kind: 'prepared',
    evidence: {
      ...videosAsEvidence(before.newest),
      videoSha256: file.sha256,
      refusedUploadBefore: home.look.screen === 'media_refused',
    },
  };
}

async function chooseVideo(runner: StepRunner, file: WorkFile): Promise<StepEnd> {
  for (const step of [openCamera, openPicker, onlyVideos]) {
    const end = await runner.run(step);
    if (end.kind === 'stopped') return end;
    if (step === onlyVideos && !(await isAsLong(end.look, file))) return notInGallery(runner);
  }
  const chosen = await runner.run(chooseNewest);
  if (chosen.kind === 'stopped') return chosen;
  const taken = await runner.run(takeVideo);
  if (taken.kind === 'stopped' || taken.look.screen !== 'editor') return taken;
  return runner.run(leaveEditor);
}

/** Whether the newest video of the picker plays as long as the file: all that tells them apart there. */
async function isAsLong(look: Look, { path, mime, fileName }: WorkFile): Promise<boolean> {
  if (mime !== 'video/mp4' && mime !== 'video/quicktime' && mime !== 'video/webm') return false;
  const [minutes, seconds] = (readText(look, 'duration') ?? '').split(':').map(Number);
  const facts = await videoFacts(path, mime, fileName);
  // What cannot be measured here is measured by the platform.
  if ('refused' in facts) return true;
  const shown = (minutes ?? Number.NaN) * 60 + (seconds ?? Number.NaN);
  return Math.abs(shown - facts.durationMs / 1000) <= secondsAside;
}

async function describe(runner: StepRunner, caption: string, look: Look): Promise<StepEnd> {
  let { screen } = look;
  if (evenSpaced(caption) !== '') {
    const written = await runner.run(writeCaption(caption));
    if (written.kind === 'stopped') return written;
    screen = written.look.screen;
  }
  return runner.run(screen === 'caption_keyboard' ? closeKeyboard(caption) : readyToPost(caption));
}

function notInGallery({ eyes }: StepRunner): Stopped {
  const { appName, phone } = eyes.scene;
  return stop(
    'media_missing',
    'retry',
    `The video was copied to phone ${phone}, but the newest video ${appName} offers is another one.`,
    `Nothing to do at first: it is tried again. If it stays so, check that ${appName} may see all videos of phone ${phone}.`,
  );
}

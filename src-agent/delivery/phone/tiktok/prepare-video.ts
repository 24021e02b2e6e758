import type { Look } from '../../../automation/looking.ts';
import type { StepEnd, StepRunner } from '../../../automation/step-runner.ts';
import { stop } from '../../../automation/stops.ts';
import { videoFacts } from '../../../media/video-facts.ts';
import type { Prepared, Stopped, Work, WorkFile } from '../../delivery.ts';
import { captionPost, type Captioning } from '../caption-post.ts';
import { firstFile } from '../first-file.ts';
import { newestAsEvidence } from '../newest-posts.ts';
import { openOwnProfile } from '../own-profile.ts';
import { readText } from '../post-facts.ts';
import { readNewestVideos } from './newest-videos.ts';
import { chooseNewest, leaveEditor, onlyVideos, openCamera, openPicker, takeVideo } from './video-steps.ts';

/** The picker writes whole seconds, and apps do not round alike. */
const secondsAside = 1;

const captioning: Captioning = {
  writing: 'Write the description',
  checking: 'Check the post before posting',
  closeKeyboard: { kind: 'back' },
};

/** Goes all the way to the post screen where only the tap on Post is missing. */
export async function prepareVideo(runner: StepRunner, work: Work): Promise<Prepared | Stopped> {
  const { caption } = work.content;
  const file = firstFile(work);
  const profile = await openOwnProfile(runner, work.account.handle, null);
  if (profile.kind === 'stopped') return profile;
  const before = await readNewestVideos(runner, profile.look);
  if (before.kind === 'stopped') return before;
  const chosen = await chooseVideo(runner, file);
  if (chosen.kind === 'stopped') return chosen;
  const ready = await captionPost(captioning, runner, caption, chosen.look);
  if (ready.kind === 'stopped') return ready;
  return {
    kind: 'prepared',
    evidence: {
      ...newestAsEvidence(before.newest),
      videoSha256: file.sha256,
      refusedUploadBefore: profile.home.screen === 'media_refused',
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

function notInGallery({ eyes }: StepRunner): Stopped {
  const { appName, phone } = eyes.scene;
  return stop(
    'media_missing',
    'retry',
    `The video was copied to phone ${phone}, but the newest video ${appName} offers is another one.`,
    `Nothing to do at first: it is tried again. If it stays so, check that ${appName} may see all videos of phone ${phone}.`,
  );
}

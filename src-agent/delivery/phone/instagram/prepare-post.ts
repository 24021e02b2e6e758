import type { Evidence } from '../../../../src-shared/domain/job.ts';
import type { Look } from '../../../automation/looking.ts';
import type { StepEnd, StepRunner } from '../../../automation/step-runner.ts';
import type { Prepared, Stopped, Work } from '../../delivery.ts';
import { captionPost, type Captioning } from '../caption-post.ts';
import { firstFile } from '../first-file.ts';
import { openOwnProfile } from '../own-profile.ts';
import { readPostCount } from '../post-facts.ts';

/** Goes from the own profile to the caption screen, with the files of the work chosen. */
export type ChooseFiles = (runner: StepRunner, work: Work) => Promise<StepEnd>;

const captioning: Captioning = {
  writing: 'Write the caption',
  checking: 'Check the post before sharing',
  closeKeyboard: { kind: 'tap', element: 'ok' },
};

/** Goes all the way to the caption screen where only the tap on Share is missing. */
export function preparePost(choose: ChooseFiles) {
  return async (runner: StepRunner, work: Work): Promise<Prepared | Stopped> => {
    const profile = await openOwnProfile(runner, work.account.handle, null);
    if (profile.kind === 'stopped') return profile;
    const chosen = await choose(runner, work);
    if (chosen.kind === 'stopped') return chosen;
    const ready = await captionPost(captioning, runner, work.content.caption, chosen.look);
    if (ready.kind === 'stopped') return ready;
    return { kind: 'prepared', evidence: evidenceOf(work, profile.home, profile.look) };
  };
}

function evidenceOf(work: Work, home: Look, profile: Look): Evidence {
  return {
    countBefore: readPostCount(profile),
    photoSha256: firstFile(work).sha256,
    refusedUploadBefore: home.screen === 'media_refused',
  };
}

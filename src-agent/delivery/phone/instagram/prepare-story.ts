import type { StepRunner } from '../../../automation/step-runner.ts';
import type { Step } from '../../../automation/step.ts';
import { findElement } from '../../../automation/find.ts';
import type { Prepared, Stopped, Work } from '../../delivery.ts';
import { homeScreens } from '../common-steps.ts';
import { firstFile } from '../first-file.ts';
import { openOwnProfile } from '../own-profile.ts';
import type { Sharing } from '../share-post.ts';
import { chooseStory } from './choose-files.ts';
import { readStory } from './story-facts.ts';

/** "Your story" on the story's own screen, which leads to the home screen. */
export const storySharing: Sharing = {
  screens: ['story_editor'],
  element: 'share',
  patient: ['story_editor', 'own_profile', ...homeScreens],
};

const ready: Step = {
  name: 'ready',
  title: 'Check the story before sharing',
  expects: ['story_editor'],
  act: { kind: 'look' },
  until: ['story_editor'],
  also: (look) => findElement(look.view, 'story_editor', 'share').found,
  timeoutMs: 15_000,
};

/** Goes to the screen on which one tap shares the story. A story has no caption. */
export async function prepareStory(runner: StepRunner, work: Work): Promise<Prepared | Stopped> {
  const profile = await openOwnProfile(runner, work.account.handle, null);
  if (profile.kind === 'stopped') return profile;
  const chosen = await chooseStory(runner, work);
  if (chosen.kind === 'stopped') return chosen;
  const checked = await runner.run(ready);
  if (checked.kind === 'stopped') return checked;
  const evidence = {
    storyBefore: readStory(profile.look),
    photoSha256: firstFile(work).sha256,
    refusedUploadBefore: profile.home.screen === 'media_refused',
  };
  return { kind: 'prepared', evidence };
}
